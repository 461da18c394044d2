"""Every morning the reports whose time has come are open, and each has a line for every row that its organisation owes by now."""

from datetime import datetime

from django.utils import timezone

from taizhang.capabilities.reporting.models import ReportingOrder
from taizhang.capabilities.reporting.queries import orders
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions import reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.roles import CLOCK


def open_due(now: datetime) -> str:
    """One report for each organisation, ledger and period; started again, it opens nothing twice. A year whose holidays nobody has
    announced is named, and its reports wait for them."""
    on, calendar = timezone.localtime(now).date(), registry.calendar()
    unknown: set[int] = set()
    opened = 0
    for order in orders.standing():
        try:
            opened += sum(_open(order, period, now) for period in orders.periods_to_open(order, on=on, calendar=calendar))
        except CalendarMissing as missing:
            unknown.add(missing.year)
    return f"{opened} reports opened" + (f", holidays not known of {', '.join(map(str, sorted(unknown)))}" if unknown else "")


def _open(order: ReportingOrder, found: orders.ToOpen, now: datetime) -> int:
    before = orders.count_of(order.ledger_id, found.period.end)
    return len(reports.open_reports(order.ledger, found.period, due=found.due, by=By(CLOCK, now))) - before
