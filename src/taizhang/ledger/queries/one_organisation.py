"""One organisation with its past, its offices and its people, in a fixed number of questions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from taizhang.ledger.models import Assignment, Ledger, LightNow, Office, Organisation, Post
from taizhang.ledger.queries.moments import valid_on


class Kin(NamedTuple):
    """Another organisation: one that came before it, one that goes on for it, one that it belongs to."""

    key: str
    name: str


class PersonRow(NamedTuple):
    """Somebody who holds a post in it."""

    name: str
    phone: str
    role: str
    title: str
    office: str


@dataclass(frozen=True)
class OneOrganisation:
    """An organisation whole."""

    id: int
    key: str
    name: str
    short_name: str
    level: str
    valid_from: date | None
    valid_to: date | None
    parent: Kin | None
    successor: Kin | None
    predecessors: list[Kin]
    offices: list[str]
    people: list[PersonRow]


_OWN = ("id", "key", "name", "short_name", "level", "valid_from", "valid_to")


def organisation_whole(key: str, *, on: date) -> OneOrganisation | None:
    """The organisation of this key, with those who hold posts in it on that day."""
    row = Organisation.objects.filter(key=key).values(*_OWN, "parent__key", "parent__name", "successor__key", "successor__name").first()
    if row is None:
        return None
    return OneOrganisation(
        **{name: row[name] for name in _OWN},
        parent=_kin(row["parent__key"], row["parent__name"]),
        successor=_kin(row["successor__key"], row["successor__name"]),
        predecessors=[Kin(*of) for of in Organisation.objects.filter(successor=row["id"]).order_by("id").values_list("key", "name")],
        offices=list(Office.objects.filter(valid_on(on), organisation=row["id"]).order_by("id").values_list("name", flat=True)),
        people=_people(row["id"], on),
    )


def is_seen(organisation: int, *, ledgers: Collection[int], among: Collection[int]) -> bool:
    """It is one of those that are seen anyway, or stands in one of those ledgers."""
    if organisation in among:
        return True
    owes = Assignment.objects.filter(organisation_id=organisation, obligation__ledger_id=OuterRef("pk"))
    stands = Q(coordinator_id=organisation) | Q(recipient_id=organisation) | Q(obligations__creditor_id=organisation) | Exists(owes)
    return Ledger.objects.filter(stands, pk__in=ledgers).exists()


def lights_owed(organisation: int, *, ledgers: Collection[int]) -> dict[str, int]:
    """How many of what it owes in those ledgers have which colour."""
    duties = Assignment.objects.filter(obligation_id=OuterRef("obligation_id"), organisation_id=organisation, ended_on__isnull=True)
    rows = LightNow.objects.filter(Exists(duties), obligation__ledger_id__in=ledgers).values_list("colour")
    return dict(rows.annotate(count=Count("id")).order_by())


def _people(organisation: int, on: date) -> list[PersonRow]:
    rows = Post.objects.filter(valid_on(on), organisation=organisation).order_by("id")
    values = rows.values_list("person__name", "person__phone", "role", "title", "office__name")
    return [PersonRow(*of[:4], of[4] or "") for of in values]


def _kin(key: str | None, name: str | None) -> Kin | None:
    return Kin(key, name or "") if key else None
