"""A year of the calendar is entered as soon as the State Council has announced it: no new version of the software is waited for."""

from collections.abc import Sequence
from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import CalendarYear
from taizhang.ledger.rules import calendar_years, permissions


def enter_calendar_year(
    year: int, *, closed: Sequence[date], worked: Sequence[date], source: str, seen: int | None = None, by: By
) -> CalendarYear:
    """In that year offices are closed on `closed` and open on `worked`; every other day is as its weekday is. What was counted before stays as
    it was. From now on the year is the administrator's: no pack changes it. Raises `CalendarUnfit`, `Overtaken`."""
    permissions.require("enter_calendar", by.actor, set())
    calendar_years.require_fit(year, closed, worked)
    days = {"closed": [day.isoformat() for day in sorted(closed)], "worked": [day.isoformat() for day in sorted(worked)]}
    with deeds.deed("enter_calendar_year", by=by) as deed:
        if known := CalendarYear.objects.filter(year=year).first():
            deeds.require_revision(known, seen)
            return deed.change(known, **days, source=source, pack=None)
        return deed.add(CalendarYear(year=year, source=source, **days))
