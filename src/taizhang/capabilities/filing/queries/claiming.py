"""What a lead claims: its rows of a ledger, and whom it can name for them."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Ledger, Post
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.lifecycle import ENDED


class OwnRow(NamedTuple):
    """A row that the organisation owes."""

    code: str
    title: str
    role: str
    due: date | None
    inferred: bool
    claimed: date | None
    person: str
    liaison: str


class Lead(NamedTuple):
    """Who leads a row, by the key that a form sends."""

    key: str
    name: str
    claimed: bool


def own_rows(ledger: Ledger, organisation: int | None) -> list[OwnRow]:
    """In the order of the text."""
    owed = Assignment.objects.filter(obligation__ledger=ledger, organisation_id=organisation or 0, ended_on__isnull=True, role__in=DEBTORS)
    columns = (
        "obligation__code",
        "obligation__title",
        "role",
        "obligation__due",
        "obligation__due_inferred",
        "claimed_on",
        "person__name",
        "liaison__name",
    )
    rows = owed.exclude(obligation__state__in=ENDED).order_by("obligation__code").values_list(*columns)
    return [
        OwnRow(code, title, role, due, inferred, claimed, person or "", liaison or "")
        for code, title, role, due, inferred, claimed, person, liaison in rows
    ]


def people_of(organisation: int | None, *, on: date) -> list[tuple[str, str]]:
    """Who works there on that day: key and name, each once."""
    posts = Post.objects.filter(valid_on(on), organisation_id=organisation or 0).order_by("person__name")
    return list(dict.fromkeys(posts.values_list("person__key", "person__name")))


def leads_by_row(ledger: Ledger) -> dict[str, list[Lead]]:
    """Who leads each row."""
    rows = Assignment.objects.filter(obligation__ledger=ledger, role=Duty.LEAD.value, ended_on__isnull=True).order_by("position")
    found: dict[str, list[Lead]] = defaultdict(list)
    for code, key, name, claimed in rows.values_list("obligation__code", "organisation__key", "organisation__name", "claimed_on"):
        found[code].append(Lead(key, name, claimed is not None))
    return dict(found)
