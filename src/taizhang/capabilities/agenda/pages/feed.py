"""The feed: made, ended, and read by whoever knows its address."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event, vDuration

from taizhang.capabilities.agenda.actions import feeds as actions
from taizhang.capabilities.agenda.pages.month import NEW, line_of
from taizhang.capabilities.agenda.queries import days
from taizhang.capabilities.agenda.queries import feeds as questions
from taizhang.capabilities.agenda.queries.days import Entry
from taizhang.frame import access
from taizhang.ledger.pages import acting
from taizhang.ledger.queries import actors

BEFORE, AFTER = timedelta(days=60), timedelta(days=400)


@access.needs("agenda.read")
@require_POST
def renew(request: access.Request) -> HttpResponse:
    """A new address; it is shown once, on the page that follows."""
    secret = actions.renew_feed(by=acting.by(request))
    request.session[NEW] = request.build_absolute_uri(reverse("agenda:feed", kwargs={"secret": secret}))
    return redirect(f"{reverse('agenda:month')}#feed")


@access.needs("agenda.read")
@require_POST
def end(request: access.Request) -> HttpResponse:
    """No feed any more."""
    actions.end_feed(by=acting.by(request))
    messages.success(request, _("The feed has been ended: its address shows nothing any more."))
    return redirect("agenda:month")


@access.open_to_everyone
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Two months back and more than a year ahead; only what its owner would see today."""
    account = questions.account_of(secret)
    if account is None:
        raise Http404
    now = timezone.now()
    today = timezone.localtime(now).date()
    actor = actors.actor_of(account, on=today)
    with translation.override(settings.LANGUAGE_CODE):
        calendar = _calendar()
        for entry in days.entries(actor, start=today - BEFORE, end=today + AFTER):
            calendar.add_component(_event(entry, request))
    headers = {"Cache-Control": "private, max-age=900", "Content-Disposition": 'inline; filename="taizhang.ics"'}
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Taizhang//Taizhang//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Taizhang"))
    calendar.add("refresh-interval", vDuration(timedelta(hours=1)), parameters={"VALUE": "DURATION"})
    return calendar


def _event(entry: Entry, request: HttpRequest) -> Event:
    """The whole day, at which nobody is busy. Its UID is that of the row, so that a moved date moves in the reader's calendar, too."""
    line, event = line_of(entry), Event()
    event.add("uid", f"{entry.key}@{request.get_host()}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"{'✓ ' if entry.done else ''}{line.word}：{line.title}")
    event.add("description", "\n".join(part for part in (line.under, line.light.word if line.light else "") if part))
    event.add("url", request.build_absolute_uri(line.url))
    event.add("transp", "TRANSPARENT")
    return event
