"""What somebody has to know of a thing before he decides: what was handed in, what would change."""

from datetime import date
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Evidence, Handling, Obligation
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import Act, State

SHOWN = 20  # pieces of evidence


class Piece(NamedTuple):
    """A piece of evidence: its title, the file or the record elsewhere, who issued it, when it was added."""

    title: str
    file: str
    outside: str
    issuer: str
    on: date


class HandedIn(NamedTuple):
    """Who owes an obligation, what was said when it was applied for, and what lies there as evidence."""

    debtors: list[str]
    note: str
    evidence: list[Piece]


def handed_in(obligation: Obligation) -> HandedIn:
    """As it stands now, the newest evidence first."""
    duties = Assignment.objects.filter(obligation=obligation, ended_on__isnull=True, role__in=[duty.value for duty in DEBTORS])
    names = duties.order_by("role", "position").values_list("organisation__short_name", "organisation__name")
    note = Handling.objects.filter(obligation=obligation, act=Act.APPLY.value).order_by("-pk").values_list("note", flat=True).first()
    rows = Evidence.objects.filter(obligation=obligation).order_by("-pk")
    pieces = rows.values_list("title", "file_name", "outside", "issuer", "on")[:SHOWN]
    return HandedIn([short or name for short, name in names], note or "", [Piece(*row) for row in pieces])


def rows_of(ledger: int) -> int:
    """How many rows a ledger has; what was dropped is none of them."""
    return Obligation.objects.filter(ledger_id=ledger).exclude(state=State.CANCELLED.value).count()
