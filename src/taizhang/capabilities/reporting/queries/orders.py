"""Which ledgers are reported on, how often, and which reports are to be opened on a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from taizhang.capabilities.reporting.models import ReportingOrder
from taizhang.ledger.models import Report
from taizhang.ledger.rules import report_periods
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE
from taizhang.ledger.rules.report_periods import Rhythm
from taizhang.ledger.rules.terms import Period


class ToOpen(NamedTuple):
    """A period whose report can be made, and by when it is due."""

    period: Period
    due: date


def standing() -> list[ReportingOrder]:
    """The orders of ledgers in force."""
    rows = ReportingOrder.objects.filter(ledger__state__in=IN_FORCE).select_related("ledger")
    return list(rows.order_by("ledger__code"))


def periods_to_open(order: ReportingOrder, *, on: date, calendar: Calendar) -> list[ToOpen]:
    """Of this period and the one before it those whose report can be made by then, is not due yet, or was never opened though it was
    ordered: a server that stood still opens late, and the day stays what it was."""
    rhythm = order.rhythm
    found = []
    for period in report_periods.periods_around(rhythm.cadence, on):
        due = report_periods.due_by(rhythm, period, calendar=calendar)
        if period.end >= order.since and due >= order.since and report_periods.opens_on(period, due) <= on:
            found.append(ToOpen(period, due))
    return [one for one in found if one.due >= on or not count_of(order.ledger_id, one.period.end)]


def count_of(ledger: int, period_end: date) -> int:
    """How many reports of that period there are."""
    return Report.objects.filter(ledger_id=ledger, period_end=period_end).count()


def rhythms(ledgers: Iterable[int]) -> dict[int, Rhythm]:
    """How often each of them is reported on."""
    return {order.ledger_id: order.rhythm for order in ReportingOrder.objects.filter(ledger__in=list(ledgers))}
