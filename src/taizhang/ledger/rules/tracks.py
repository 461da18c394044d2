"""A target over time: what was observed at the end of each period, beside what the curve wanted by then (序时进度).

>>> from .schedule import Linear, Pace
>>> year = Linear(Pace.BY_MONTH, date(2022, 1, 1), date(2022, 12, 31))
>>> points = track(Aim(Kind.RISING, Decimal(200), "家"), year, {date(2022, 6, 30): Decimal(90)})
>>> [(point.day.month, point.observed, point.scheduled) for point in points][5]
(6, Decimal('90'), Decimal('100'))
>>> track(Aim(Kind.CEILING, Decimal(5), "%"), year, {date(2022, 6, 30): Decimal(4)})[0].scheduled  # a ceiling stands all year long
Decimal('5')
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .aims import Aim, Kind
from .periods import Grain, last_day
from .schedule import ALL, Curve, Linear, expected

_GROWS = frozenset({Kind.RISING, Kind.SHARE_CHANGE})
_MONTHS = 36  # of a longer curve only the periods are drawn that somebody has reported


class Point(NamedTuple):
    """The end of a period. None is what is not known, or what no curve says: it is no zero."""

    day: date
    observed: Decimal | None
    scheduled: Decimal | None


def track(aim: Aim, curve: Curve | None, observed: Mapping[date, Decimal]) -> list[Point]:
    """From the first period to the last, by day. What grows has its share of the way by then; a limit is the same at any time."""
    days = sorted(set(observed) | set(_ends(curve) if aim.kind in _GROWS else ()))
    return [Point(day, observed.get(day), _scheduled(aim, curve, day)) for day in days]


def _scheduled(aim: Aim, curve: Curve | None, day: date) -> Decimal | None:
    if aim.value is None or aim.kind not in _GROWS:
        return aim.value
    if curve is None:
        return None
    start = aim.baseline if aim.baseline is not None and aim.kind is Kind.RISING else Decimal(0)
    return start + (aim.value - start) * expected(curve, day) / ALL


def _ends(curve: Curve | None) -> list[date]:
    """The ends of the months of a line, the days of milestones."""
    if curve is None:
        return []
    if not isinstance(curve, Linear):
        return [day for day, _ in curve.steps]
    days: list[date] = []
    day = curve.start
    while day <= curve.end and len(days) <= _MONTHS:
        end = last_day(Grain.MONTH, day)
        days.append(min(end, curve.end))
        day = end + timedelta(days=1)
    return days if len(days) <= _MONTHS else []
