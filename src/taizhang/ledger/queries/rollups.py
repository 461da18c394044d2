"""What the parts say together: every plan by organisation and by city, with lights, completion and what was done in time."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import models
from django.db.models import Avg, Case, Count, F, Q, When

from taizhang.ledger.models import Assignment
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import CLAIMED, OPEN

_LIVE = tuple(state.value for state in OPEN | CLAIMED)
_ENDED_WELL = ("closed", "archived")


class RollUpRow(NamedTuple):
    """One organisation in one ledger. `percent` is over those that have reported; `blank` have not, which is not zero. Of `fell_due` by that
    day, `in_time` were closed in time: what is open and overdue counts."""

    ledger: str
    plan: str
    organisation: int
    name: str
    level: str
    owes: int
    red: int
    yellow: int
    closed: int
    percent: Decimal | None
    blank: int
    fell_due: int
    in_time: int


def by_plan_and_organisation(on: date) -> list[RollUpRow]:
    """A row for each ledger and each organisation that leads in it; shares of one obligation are its leads' equally."""
    leads = Assignment.objects.filter(ended_on__isnull=True, role__in=DEBTORS)
    due = Q(obligation__due__lt=on)
    closed = Q(obligation__state__in=_ENDED_WELL)
    in_time = closed & Q(obligation__state_since__lte=F("obligation__due"))
    rows = (
        leads.exclude(obligation__state__in=("draft", "cancelled"))
        .values(
            "obligation__ledger__code",
            "obligation__ledger__plan__title",
            "organisation_id",
            "organisation__short_name",
            "organisation__level",
        )
        .annotate(
            owes=Count("id"),
            red=Count("id", filter=Q(obligation__light__colour=Colour.RED.value)),
            yellow=Count("id", filter=Q(obligation__light__colour=Colour.YELLOW.value)),
            done=Count("id", filter=closed),
            percent=Avg(
                Case(When(closed, then=Decimal(100)), default=F("obligation__standing__completion"), output_field=models.DecimalField())
            ),
            blank=Count("id", filter=Q(obligation__standing__completion__isnull=True) & ~closed),
            fell=Count("id", filter=due),
            timely=Count("id", filter=due & in_time),
        )
        .order_by("obligation__ledger__code", "organisation_id")
    )
    return [
        RollUpRow(*row)
        for row in rows.values_list(
            "obligation__ledger__code",
            "obligation__ledger__plan__title",
            "organisation_id",
            "organisation__short_name",
            "organisation__level",
            "owes",
            "red",
            "yellow",
            "done",
            "percent",
            "blank",
            "fell",
            "timely",
        )
    ]


def by_city(rows: list[RollUpRow]) -> dict[str, list[RollUpRow]]:
    """Those rows that are cities', by the city."""
    found: dict[str, list[RollUpRow]] = defaultdict(list)
    for row in rows:
        if row.level == Level.CITY:
            found[row.name].append(row)
    return dict(found)
