"""Papers 公文 that somebody sees: those that his organisations sent or received, and those about ledgers that he sees."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import IssuedPaper, PaperRecipient
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import Actor

LIMIT = 50


class PaperRow(NamedTuple):
    """A paper as lists name it."""

    id: int
    key: str
    number: str
    title: str
    kind: str
    issued_on: date
    sender: str
    ledger: str | None
    obligation: str | None


class PapersPage(NamedTuple):
    """Some of them, the newest first, and after which the next page begins."""

    rows: list[PaperRow]
    following: int | None


def papers_listed(actor: Actor, *, before: int | None = None, words: str = "", limit: int = LIMIT) -> PapersPage:
    """Those whose title or number holds the words."""
    rows = papers_seen(actor)
    if words:
        rows = rows.filter(Q(title__contains=words) | Q(number__contains=words))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = _rows(rows.order_by("-pk")[: limit + 1])
    return PapersPage(found[:limit], found[limit - 1].id if len(found) > limit else None)


def paper_of(key: str, *, actor: Actor) -> IssuedPaper | None:
    """The paper of that key, where the actor sees it."""
    return papers_seen(actor).filter(key=key).select_related("organisation", "signed_by", "ledger", "obligation").first()


def last_mark(organisation: int, kind: str) -> str:
    """The mark under which the organisation issued its last paper of the kind, so that nobody types it twice."""
    found = IssuedPaper.objects.filter(organisation_id=organisation, kind=kind).order_by("-pk").values_list("mark", flat=True).first()
    return found or ""


def papers_seen(actor: Actor) -> "QuerySet[IssuedPaper]":
    """Nothing for a stranger, and nothing for an administrator."""
    seen = scopes.organisations_seen(actor)
    if not seen:
        return IssuedPaper.objects.none()
    received = PaperRecipient.objects.filter(paper=OuterRef("pk"), organisation_id__in=seen)
    about = Q(ledger_id__in=scopes.ledgers_seen(actor).values("pk"))
    return IssuedPaper.objects.filter(Q(organisation_id__in=seen) | Exists(received) | about)


def _rows(papers: "QuerySet[IssuedPaper]") -> list[PaperRow]:
    columns = ("id", "key", "number", "title", "kind", "issued_on", "organisation__name", "ledger__code", "obligation__code")
    return [PaperRow(*values) for values in papers.values_list(*columns)]
