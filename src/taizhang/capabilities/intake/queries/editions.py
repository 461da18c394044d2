"""Which rows of which ledgers stand for clauses of a document, and which documents it may be a new edition of."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from taizhang.ledger.models import PlanItem
from taizhang.ledger.queries import documents, scopes
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.roles import Actor


class Row(NamedTuple):
    """The row of a ledger that stands for a clause."""

    code: str
    ledger: str
    draft: bool
    amendable: bool


def rows_at(document: str, actor: Actor) -> dict[int, Row]:
    """By where their words begin in the document: the rows of its ledgers, as far as the actor sees them."""
    items = PlanItem.objects.filter(ledger__in=scopes.ledgers_seen(actor), ledger__plan__document__key=document, span_start__isnull=False)
    live = items.exclude(obligation__state__in=ENDED).order_by("-ledger_id", "-position")
    found = live.values_list("span_start", "obligation__code", "ledger__code", "ledger__state")
    return {
        start or 0: Row(code, ledger, state == LedgerState.DRAFT, LedgerState(state) in IN_FORCE) for start, code, ledger, state in found
    }


def ledgers_of(rows: Iterable[Row]) -> list[str]:
    """The signed ones, to which a row may be added."""
    return sorted({row.ledger for row in rows if row.amendable})


def older_editions(key: str, title: str, actor: Actor) -> list[documents.DocumentRow]:
    """The other documents that the actor sees, the one whose title is most alike first."""
    others = [row for row in documents.documents_received(actor=actor).rows if row.key != key]
    return sorted(others, key=lambda row: -SequenceMatcher(None, title, row.title, autojunk=False).ratio())
