"""What a lead claims: its rows of a ledger, and whom it can name for them."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from taizhang.ledger.models import Assignment, Ledger, Person, Post
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.roles import LEADERS


class OwnRow(NamedTuple):
    """A row that the organisation owes."""

    code: str
    title: str
    role: str
    due: date | None
    inferred: bool
    claimed: date | None
    person: str
    leader: str
    liaison: str
    phone: str  # of the liaison


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
        "leader__name",
        "liaison__name",
        "liaison__phone",
    )
    rows = owed.exclude(obligation__state__in=ENDED).order_by("obligation__code").values_list(*columns)
    return [OwnRow(*row[:6], *(name or "" for name in row[6:])) for row in rows]


class Colleague(NamedTuple):
    """Somebody who can be named, by the key that a form sends."""

    key: str
    name: str
    phone: str
    leads: bool


def people_of(organisation: int | None, *, on: date) -> list[Colleague]:
    """Who works there on that day, each once; and those who were entered to be named, and hold no post."""
    posts = Post.objects.filter(valid_on(on), organisation_id=organisation or 0).order_by("person__name", "person_id")
    found: dict[str, Colleague] = {}
    for key, name, phone, role in posts.values_list("person__key", "person__name", "person__phone", "role"):
        leads = role in LEADERS or (key in found and found[key].leads)
        found[key] = Colleague(key, name, phone, leads)
    without = Person.objects.filter(
        ~Exists(Post.objects.filter(person=OuterRef("pk"))), organisation_id=organisation or 0, account__isnull=True
    )
    for key, name, phone in without.order_by("name", "pk").values_list("key", "name", "phone"):
        found[key] = Colleague(key, name, phone, leads=False)
    return list(found.values())


def leads_by_row(ledger: Ledger) -> dict[str, list[Lead]]:
    """Who leads each row."""
    rows = Assignment.objects.filter(obligation__ledger=ledger, role=Duty.LEAD.value, ended_on__isnull=True).order_by("position")
    found: dict[str, list[Lead]] = defaultdict(list)
    for code, key, name, claimed in rows.values_list("obligation__code", "organisation__key", "organisation__name", "claimed_on"):
        found[code].append(Lead(key, name, claimed is not None))
    return dict(found)
