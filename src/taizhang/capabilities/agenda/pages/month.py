"""A month 日程: weeks from Monday on, each day with what falls on it, holidays and the days worked for them marked."""

from calendar import Calendar as Weeks
from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.agenda.queries import days, feeds
from taizhang.capabilities.agenda.queries.days import Entry, Kind
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.calendars import Calendar

SHOWN = 4  # of one day; the rest are counted
KINDS = {Kind.DUE: N_("Due"), Kind.MILESTONE: N_("Milestone"), Kind.REPORT: N_("Report")}
NEW = "agenda-feed"  # in the session: the address that has just been made, until it has been shown


class Line(NamedTuple):
    """Something on a day as the page draws it."""

    kind: str
    word: str
    title: str
    under: str
    url: str
    light: words.Lit | None
    done: str


class Day(NamedTuple):
    """A day of the month, or of a neighbour of it."""

    day: date
    outside: bool
    today: bool
    off: bool
    mark: str
    lines: list[Line]
    more: int


@access.needs("agenda.read")
def month(request: HttpRequest) -> HttpResponse:
    who = reader(request)
    first = _first(request.GET.get("month", ""), who.day)
    weeks = Weeks(0).monthdatescalendar(first.year, first.month)
    found: dict[date, list[Entry]] = {}
    for entry in days.entries(who.actor, start=weeks[0][0], end=weeks[-1][-1]):
        found.setdefault(entry.day, []).append(entry)
    calendar = registry.calendar()
    wanted = request.GET.get("day", "")
    shown = {
        "first": first,
        "weeks": [[_day(day, first, who.day, calendar, found.get(day, []), wanted) for day in week] for week in weeks],
        "names": [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")],
        "previous": _address(first - timedelta(days=1)),
        "following": _address(first + timedelta(days=31)),
        "this_month": _address(who.day) if (first.year, first.month) != (who.day.year, who.day.month) else "",
        "unannounced": sorted({day.year for week in weeks for day in week} - calendar.years),
        "nothing": not any(day in found for week in weeks for day in week),
        "feed_since": feeds.made_on(request.user.pk or 0),
        "feed": request.session.pop(NEW, ""),
    }
    return render(request, "agenda/month.html", shown)


def _first(asked: str, today: date) -> date:
    """The first day of the month that was asked for; of this one where none was. The ends of the calendar are no months to turn to."""
    try:
        year, number = (int(part) for part in asked.split("-"))
        found = date(year, number, 1)
    except ValueError:
        return today.replace(day=1)
    return found if 1990 <= found.year <= 2100 else today.replace(day=1)


def _address(day: date) -> str:
    return f"{reverse('agenda:month')}?month={day:%Y-%m}"


def _day(day: date, first: date, today: date, calendar: Calendar, entries: list[Entry], wanted: str) -> Day:
    limit = len(entries) if wanted == day.isoformat() else SHOWN
    lines = [line_of(entry) for entry in entries[:limit]]
    known = day.year in calendar.years
    off = not calendar.is_working_day(day) if known else day.weekday() >= 5
    return Day(day, day.month != first.month, day == today, off, _mark(day, calendar), lines, len(entries) - len(lines))


def _mark(day: date, calendar: Calendar) -> str:
    """A holiday, or a weekend day that is worked for one; an ordinary weekend needs no mark."""
    if day in calendar.worked:
        return "worked"
    return "holiday" if day in calendar.holidays and day.year in calendar.years else ""


def line_of(entry: Entry) -> Line:
    """What an entry is called, and where it leads."""
    word = _(KINDS[entry.kind])
    title = entry.title or _("Report on %(plan)s") % {"plan": entry.plan}
    under = entry.plan if entry.title else ""
    url = (
        reverse("ledger:obligation", kwargs={"code": entry.obligation})
        if entry.obligation
        else reverse("ledger:ledger", kwargs={"code": entry.ledger})
    )
    light = words.Lit(entry.colour, words.of_colour(entry.colour)) if entry.colour else None
    return Line(entry.kind.value, word, title, under, url, light, entry.done)
