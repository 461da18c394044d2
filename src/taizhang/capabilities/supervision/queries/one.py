"""One pressing with its replies and what was said of them."""

from datetime import date
from typing import NamedTuple

from taizhang.capabilities.supervision.models import Pressing, PressingReply
from taizhang.capabilities.supervision.queries.board import seen_by
from taizhang.ledger.rules.roles import Actor

_RELATED = ("obligation__ledger__plan__document", "issuer", "addressee", "proposed_by", "approved_by", "issued_by", "paper")


class Verdict(NamedTuple):
    """What was said of a reply."""

    accepted: bool
    reason: str
    who: str
    on: date


class Reply(NamedTuple):
    """What was answered, signed by whom, and what was said of it."""

    text: str
    expected_on: date | None
    signer: str
    who: str
    on: date
    verdict: Verdict | None


def pressing_of(key: str, actor: Actor) -> Pressing | None:
    """The pressing of that key, if he sees it."""
    return seen_by(actor).select_related(*_RELATED).filter(key=key).first()


def replies_of(row: Pressing) -> list[Reply]:
    """The newest first."""
    rows = (
        row.replies.order_by("-pk").select_related("person", "organisation").prefetch_related("verdicts__person", "verdicts__organisation")
    )
    return [_reply(one) for one in rows]


def _reply(row: PressingReply) -> Reply:
    verdict = max(row.verdicts.all(), key=lambda one: one.pk, default=None)
    said = Verdict(verdict.accepted, verdict.reason, _who(verdict), verdict.on) if verdict else None
    return Reply(row.text, row.expected_on, row.signer, _who(row), row.on, said)


def _who(row: object) -> str:
    names = (getattr(row, "organisation", None), getattr(row, "person", None))
    return "，".join(str(name) for name in names if name)
