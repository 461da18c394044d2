"""Targets of an obligation, each with its values against 序时进度 as a chart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taizhang.frame.charts import Chart, Series
from taizhang.ledger.pages import labels
from taizhang.ledger.queries.belonging import TargetRow
from taizhang.ledger.queries.one_obligation import OneObligation
from taizhang.ledger.rules.aims import Aim, Kind
from taizhang.ledger.rules.schedule import Curve, CurveKind, Linear, Pace, Stepped
from taizhang.ledger.rules.sentences import shown
from taizhang.ledger.rules.tracks import Point, track


@dataclass(frozen=True)
class Shown:
    """A target as the page draws it; `chart` is None where there is nothing to draw."""

    row: TargetRow
    bound: str
    latest: str
    original: str
    chart: Chart | None


def targets(found: OneObligation) -> list[Shown]:
    """Those that stand, each beside the one that it revises."""
    curve, by_id = curve_of(found), {row.id: row for row in found.targets}
    return [_shown(row, by_id.get(row.revises or 0), found, curve) for row in found.targets if row.valid_to is None]


def curve_of(found: OneObligation) -> Curve | None:
    """The curve that was chosen for it, or for its ledger; None where nobody has chosen, or nothing can be drawn."""
    kind, start, due = found.curve or found.pace, found.clock.start, found.clock.due
    if kind == CurveKind.MILESTONES:
        steps = tuple((step["day"], step["percent"]) for step in found.milestones if step["removed_on"] is None)
        return Stepped(steps) if steps and [s for _, s in steps] == sorted(s for _, s in steps) else None
    if not kind or start is None or due is None or due < start:
        return None
    return Linear(Pace(kind), start, due)


def bound(row: TargetRow) -> str:
    """What it demands: ≥ 200家."""
    if row.value is None:
        return row.quote
    upper = f"–{amount(row.upper)}" if row.upper is not None else ""
    return f"{labels.SIGNS.get(row.comparator, '')} {amount(row.value)}{upper}{row.unit}".strip()


def amount(value: Decimal) -> str:
    text = shown(value)
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else text


def _shown(row: TargetRow, revised: TargetRow | None, found: OneObligation, curve: Curve | None) -> Shown:
    values = _standing(of for of in found.observations if of["target_id"] == row.id)
    points = track(_aim(row), curve, {day: of["value"] for day, of in values.items()}) if values else []
    last = values[max(values)] if values else None
    latest = f"{amount(last['value'])}{last['unit']} · {date_format(last['period_end'])}" if last else ""
    return Shown(row, bound(row), latest, bound(revised) if revised else "", _chart(row, points) if points else None)


def _aim(row: TargetRow) -> Aim:
    kind = Kind(row.kind)
    if kind is Kind.SHARE_CHANGE or (kind is Kind.RANGE and row.upper is None):
        kind = Kind.RISING
    return Aim(kind if row.value is not None else Kind.RELATIVE, row.value, row.unit, row.upper, row.baseline)


def _standing(observed: Iterable[dict[str, Any]]) -> dict[date, dict[str, Any]]:
    """The last word on each period: what was corrected is left out."""
    rows = list(observed)
    corrected = {of["corrects_id"] for of in rows}
    return {of["period_end"]: of for of in rows if of["id"] not in corrected}


def _chart(row: TargetRow, points: list[Point]) -> Chart:
    days = _labels([point.day for point in points])
    planned = Series(_("Planned by then"), tuple(_float(point.scheduled) for point in points), "line")
    done = Series(_("Reported"), tuple(_float(point.observed) for point in points), "line")
    series = (planned, done) if any(value is not None for value in planned.values) else (done,)
    return Chart(row.name, _("End of the period"), days, series, unit=row.unit)


def _labels(days: list[date]) -> tuple[str, ...]:
    """Months, where each has one day: they are shorter."""
    months = tuple(date_format(day, "Y-m") for day in days)
    return months if len(set(months)) == len(days) else tuple(date_format(day) for day in days)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 2)
