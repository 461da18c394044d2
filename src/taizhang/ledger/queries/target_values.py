"""Whose values say how far a target is: those of its own organisation, or of who leads its obligation; since that began."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from taizhang.ledger.models import Assignment
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.observations import NOW, AsOf, Value, series_standing
from taizhang.ledger.rules import standings
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.quantities import Quantity, ValueKind
from taizhang.ledger.rules.standings import Span


class Measured(NamedTuple):
    """A target by its number, with its obligation and the day on which that began, its indicator, and whose share it is."""

    target: int
    obligation: int
    start: date | None
    indicator: int
    organisation: int | None


def values_of_targets(targets: Sequence[Measured], *, on: date, as_of: AsOf = NOW) -> dict[int, list[Value]]:
    """The values of each target by its number: of all who answer for it the one who has the newest; three questions for all of them.

    Who supports it, or is responsible where another leads, reports a part, and a part is not the whole.
    """
    leads = _leads({one.obligation for one in targets}, on)
    by = {one.target: [one.organisation] if one.organisation else leads.get(one.obligation, []) for one in targets}
    series = series_standing({one.indicator for one in targets}, {pk for some in by.values() for pk in some}, as_of)
    found = {}
    for one in targets:
        several = [_since(one.start, series.get((one.indicator, pk), [])) for pk in by[one.target]]
        found[one.target] = max((values for values in several if values), key=lambda values: values[-1].period_end, default=[])
    return found


def quantity_of(values: Sequence[Value]) -> Quantity | None:
    """What they say together; None where there are none, which is not zero."""
    if not values:
        return None
    total = standings.total(ValueKind(values[-1].kind), [Span(v.period_start, v.period_end, v.value) for v in values])
    return None if total is None else Quantity(total, values[-1].unit)


def _leads(obligations: set[int], on: date) -> dict[int, list[int]]:
    """The leads in their order, those of the past too, and who goes on for them; where nobody leads, the responsible."""
    heirs = registry.heirs(on=on)
    by_role: dict[tuple[int, str], dict[int, None]] = defaultdict(dict)
    rows = Assignment.objects.filter(obligation_id__in=obligations).order_by("position", "id")
    for pk, organisation, role in rows.values_list("obligation_id", "organisation_id", "role"):
        by_role[pk, role] |= dict.fromkeys([heirs.get(organisation, organisation), organisation])
    return {pk: list(by_role.get((pk, Duty.LEAD.value)) or by_role.get((pk, Duty.RESPONSIBLE.value), {})) for pk in obligations}


def _since(start: date | None, values: Iterable[Value]) -> list[Value]:
    return [value for value in values if start is None or value.period_end >= start]
