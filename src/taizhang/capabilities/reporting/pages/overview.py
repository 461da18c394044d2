"""The reports of a month: who has submitted, who is late, who is missing; and how punctual each organisation was."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.pages.labels import PUNCTUALITY, STATES
from taizhang.capabilities.reporting.queries import overview as questions
from taizhang.capabilities.reporting.queries.forms import form_of
from taizhang.capabilities.reporting.queries.overview import Row
from taizhang.frame import access, listing
from taizhang.frame.layout import Link
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import registry, scopes
from taizhang.ledger.rules import cards
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.punctuality import Punctuality, rate
from taizhang.ledger.rules.reporting import ReportState

LATE = frozenset({Punctuality.MISSING, Punctuality.LATE})
_JUDGE = "judge"  # signed, and nobody has judged it
_MONTHS = 13  # a year, and the month of the year before


class Drawn(NamedTuple):
    """A report as the page draws it."""

    of: Row
    url: str
    state: str
    punctual: str
    left: str
    late: bool


class Count(NamedTuple):
    """How many reports are so, and the list that shows them."""

    title: str
    number: int
    url: str
    current: bool


class Punctual(NamedTuple):
    """An organisation: how many of its reports were in time, of how many whose day has come."""

    name: str
    in_time: int
    late: int
    missing: int
    open: int
    rate: Any


@access.needs("reporting.read")
@reads
def overview(request: HttpRequest, who: Reader) -> HttpResponse:
    periods = questions.periods(who.actor)
    month = asked_month(request.GET.get("month", ""), [row.month for row in periods], who.day)
    asked = {"month": f"{month:%Y-%m}", "ledger": request.GET.get("ledger", ""), "stage": request.GET.get("stage", "")}
    every = questions.reports_of(who.actor, month, on=who.day, ledger=asked["ledger"])
    shown = [row for row in every if _is(row, asked["stage"])]
    calendar = registry.calendar()
    context = {
        "rows": [_drawn(row, who, calendar) for row in shown],
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "counts": _counts(every, asked),
        "month": month,
        "months": month_links(periods, asked, month),
        "form": _form(who, asked),
        "ledgers": [("", _("All ledgers")), *scopes.ledgers_seen(who.actor).order_by("code").values_list("code", "plan__title")],
        "asked": asked,
        "organisations": [_punctual(name, found) for name, found in questions.by_organisation(every)],
        "rate": rate(row.punctuality for row in every),
        "total": len(every),
        "any": bool(periods),
        "may_order": bool(RIGHTS["open_report"].roles & who.actor.roles),
        "day": who.day,
    }
    return render(request, "reporting/overview.html", context)


def _form(who: Reader, asked: dict[str, str]) -> str:
    """Where the month is told in the recipient's own form, where that is kept for the ledger that was chosen."""
    ledger = scopes.ledgers_seen(who.actor).filter(code=asked["ledger"]).first() if asked["ledger"] else None
    if ledger is None or form_of(who.actor, ledger) is None:
        return ""
    return reverse("reporting:recipients_form", kwargs={"code": ledger.code}) + queried({"month": asked["month"]})


def asked_month(text: str, known: list[date], today: date) -> date:
    """The month that was asked for; else the newest that has begun of which there is a report."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return next((month for month in known if month <= today), known[-1] if known else today.replace(day=1))


def _is(row: Row, stage: str) -> bool:
    if not stage:
        return True
    if stage == _JUDGE:
        return row.state == ReportState.SIGNED
    return stage in (row.punctuality.value, row.state)


def _columns() -> list[listing.Column]:
    return [
        listing.Column("organisation", _("Organisation")),
        listing.Column("ledger", _("Ledger")),
        listing.Column("state", _("State")),
        listing.Column("due", _("Due")),
        listing.Column("lines", _("Lines filled in"), kind="number"),
    ]


def _drawn(row: Row, who: Reader, calendar: Calendar) -> Drawn:
    return Drawn(
        row,
        reverse("reporting:report", kwargs={"key": row.key}),
        _(STATES[row.state]) + (f" · {_('nothing to report')}" if row.nil else ""),
        _(PUNCTUALITY[row.punctuality]),
        "" if row.signed else words.said(cards.left(row.due, who.day, calendar)),
        row.punctuality in LATE,
    )


def _counts(rows: list[Row], asked: dict[str, str]) -> list[Count]:
    """All, each punctuality that some report has, and what waits for somebody."""
    found = Counter(row.punctuality for row in rows)
    counts = [("", _("All"), len(rows))]
    counts += [(one.value, _(PUNCTUALITY[one]), found[one]) for one in Punctuality if found[one]]
    waiting = ((_JUDGE, ReportState.SIGNED), (ReportState.RETURNED.value, ReportState.RETURNED))
    counts += [(name, _(STATES[state]), count) for name, state in waiting if (count := sum(row.state == state for row in rows))]
    return [Count(title, count, queried(asked | {"stage": name}), asked["stage"] == name) for name, title, count in counts]


def month_links(periods: list[questions.PeriodRow], asked: dict[str, str], now: date) -> list[Link]:
    """The newest months, each the same question of that month."""
    return [_link(row.month, asked, now) for row in periods[:_MONTHS]]


def _link(month: date, asked: dict[str, str], now: date) -> Link:
    return Link(date_format(month, "YEAR_MONTH_FORMAT"), queried(asked | {"month": f"{month:%Y-%m}", "stage": ""}), current=month == now)


def _punctual(name: str, found: list[Punctuality]) -> Punctual:
    counts = Counter(found)
    numbers = [counts[one] for one in (Punctuality.IN_TIME, Punctuality.LATE, Punctuality.MISSING, Punctuality.OPEN)]
    return Punctual(name, numbers[0], numbers[1], numbers[2], numbers[3], rate(found))
