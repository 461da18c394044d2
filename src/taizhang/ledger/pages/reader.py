"""Who reads a page, and as of which day: today, or the past day that the address names (`?on=2026-06-30`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.pages.acting import ORGANISATION
from taizhang.ledger.queries import actors
from taizhang.ledger.queries.moments import Moment, end_of
from taizhang.ledger.queries.remembered import record_now
from taizhang.ledger.rules.roles import Actor

PARAMETER = "on"


@dataclass(frozen=True)
class Reader:
    """The actor, and what he asks about. A past day is judged by what was known when it ended."""

    actor: Actor
    now: datetime
    past: date | None = None
    record: bytes | None = None  # the last event that he could have seen (`remembered`)

    @property
    def day(self) -> date:
        return self.past or timezone.localtime(self.now).date()

    @property
    def known_at(self) -> datetime | None:
        return None if self.past is None else end_of(self.past)

    @property
    def moment(self) -> Moment:
        """As questions ask."""
        return Moment(self.day, self.now, self.known_at)

    def kept(self, **more: str) -> str:
        """What the address of a link ends in: the past day goes along."""
        return queried({PARAMETER: self.past.isoformat() if self.past else ""} | more)


Page = Callable[..., HttpResponse]


def reads(view: Page) -> Page:
    """The page is told who reads it. Where it asks for a day that no calendar reaches, it says so: nothing is guessed from weekdays."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, reader(request), *args, **kwargs)
        except CalendarMissing as missing:
            return _no_calendar(request, missing.year)

    return told


def reader(request: HttpRequest) -> Reader:
    """Who asks. What is no day, or not past, is today."""
    now = timezone.now()
    today = timezone.localtime(now).date()
    record = _record(request)
    actor = actors.actor_reading(record, request.user, on=today, organisation=request.session.get(ORGANISATION))  # type: ignore[arg-type]
    request.actor = actor  # type: ignore[attr-defined]  # whoever asks who he is need not look again
    return Reader(actor, now, _past(request.GET.get(PARAMETER, ""), today), record)


def _record(request: HttpRequest) -> bytes | None:
    """Whoever only reads goes by the event that his permissions were asked under; whoever has written something meanwhile looks again."""
    seen: bytes | None = getattr(request.user, "record_seen", None) if request.method == "GET" else None
    return seen or record_now()


def queried(asked: Mapping[str, str]) -> str:
    """`?light=red&on=…`, without what says nothing."""
    said = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(said)}" if said else ""


def _past(words: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day < today else None


def _no_calendar(request: HttpRequest, year: int) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    words = {
        "code": int(status),
        "title": _("The official calendar of {year} is not known.").format(year=year),
        "explanation": _("Without it nobody can say what falls due soon."),
        "told": "",
        "remedy": _("Ask for a day of a year that has been announced, or have the administrator enter the year."),
    }
    return render(request, "frame/error.html", words, status=status)
