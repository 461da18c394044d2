"""The targets of a row as a lead refines them: what stands, and what the plan asked for first."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from taizhang.capabilities.filing.rules.steps_in_words import Time
from taizhang.ledger.models import Ledger, Obligation, Target
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.quantities import PERCENT, POINTS


class Refined(NamedTuple):
    """A target that stands, and the value with which its history began."""

    target: Target
    plan: Decimal | None


def row_of(ledger: Ledger, code: str) -> Obligation | None:
    return Obligation.objects.filter(ledger=ledger, code=code).select_related("ledger", "ledger__plan").first()


def targets_of(obligation: Obligation) -> list[Refined]:
    """Two questions, however often they were refined."""
    rows = {row.pk: row for row in Target.objects.filter(obligation=obligation, parent__isnull=True).select_related("indicator")}
    return [Refined(row, _first(row, rows).value) for row in rows.values() if row.valid_to is None]


def plans_value(target: Target) -> Decimal | None:
    """The value with which the history of the target began."""
    rows = Target.objects.filter(obligation=target.obligation, parent__isnull=True) if target.obligation else Target.objects.none()
    value: Decimal | None = _first(target, {row.pk: row for row in rows}).value
    return value


ADDING_UP = Q(kind=Kind.RISING.value, value__gt=0, parent__isnull=True, valid_to__isnull=True) & ~Q(unit__in=(PERCENT, POINTS))
"""What adds up by quarters: a quantity that grows, and no rate."""


def counted(obligation: Obligation) -> Target | None:
    """The first target of the row that adds up by quarters."""
    return Target.objects.filter(ADDING_UP, obligation=obligation).select_related("indicator").order_by("pk").first()


def time_of(obligation: Obligation, target: Target | None, today: date) -> Time:
    """The time of the row, in quarters that count that target, or the work in percent."""
    return Time(obligation.start or today, obligation.due, target.unit if target else "%")


def _first(target: Target, rows: dict[int, Target]) -> Target:
    seen = {target.pk}
    while target.revises_id is not None and target.revises_id in rows and target.revises_id not in seen:
        target = rows[target.revises_id]
        seen.add(target.pk)
    return target
