"""A notice in words: what happened, by whom, to what; and where it leads."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.inbox.queries import inbox
from taizhang.capabilities.inbox.queries.inbox import Thing, Told
from taizhang.frame import manifest
from taizhang.ledger.pages import words
from taizhang.ledger.pages.deeds_in_words import of_verb

_SAID = ("reason", "note", "opinion", "decision", "approval")


class Line(NamedTuple):
    """A notice as a list draws it."""

    id: int
    who: str
    did: str
    title: str
    said: str
    at: datetime
    unread: bool
    url: str


def lines(notices: list[Told]) -> list[Line]:
    """In their order, with the things that they are about."""
    things = inbox.things(notice.subject for notice in notices)
    return [_line(notice, things.get(notice.subject)) for notice in notices]


def address(thing: Thing | None) -> str:
    """The thing itself; the ledgers where it is gone. A report is shown by the module that has a page for it, else by its ledger."""
    if thing is None or not (thing.obligation or thing.ledger):
        return reverse("ledger:ledgers")
    if thing.key and (page := manifest.shown_at(settings.MODULES, "report")):
        return reverse(page, kwargs={"key": thing.key})
    if thing.obligation:
        return reverse("ledger:obligation", kwargs={"code": thing.obligation})
    return reverse("ledger:ledger", kwargs={"code": thing.ledger})


def _line(notice: Told, thing: Thing | None) -> Line:
    who = "，".join(name for name in (notice.organisation, notice.person) if name) or _("The clock")
    did = _("it turned red") if notice.verb == "light_up" else of_verb(notice.verb)
    payload = notice.payload or {}
    said = next((str(payload[name]) for name in _SAID if payload.get(name)), "")
    url = reverse("inbox:notice", kwargs={"notice": notice.id})
    return Line(notice.id, who, did, _title(thing), said, notice.at, notice.unread, url)


def _title(thing: Thing | None) -> str:
    """Of a report: whose, of which days, of which ledger."""
    if thing is None:
        return ""
    return f"{words.report(thing.organisation, *thing.days)} · {thing.title}" if thing.days else thing.title
