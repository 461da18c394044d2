"""The board of blockers 难点堵点: what reports ask for, what waits to be decided, what has been solved."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.pages.labels import BLOCKER_STAGES, BLOCKER_STATES
from taizhang.capabilities.supervision.queries import blockers as questions
from taizhang.capabilities.supervision.rules.blockers import UNDECIDED, State
from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import cards
from taizhang.ledger.rules.calendars import Calendar


class Row(NamedTuple):
    """A blocker as the board draws it."""

    of: questions.Line
    url: str
    state: str
    cause: str
    left: str
    late: bool


class Tab(NamedTuple):
    """A stage, and how many stand there."""

    title: str
    number: int
    url: str
    current: bool
    late: bool


@access.needs("supervision.read")
@reads
def board(request: HttpRequest, who: Reader) -> HttpResponse:
    found = questions.counts(who.actor, on=who.day)
    wanted = request.GET.get("stage", "")
    stage = wanted if wanted in questions.STAGES else next((one for one in questions.STAGES[1:] if found[one]), "asked")
    after = request.GET.get("after", "")
    behind = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    asked = questions.asked(who.actor, after=behind) if stage == "asked" else []
    rows = [] if stage == "asked" else questions.lines(who.actor, stage, on=who.day, after=behind)
    last = (asked[-1].line if asked else rows[-1].pk) if max(len(asked), len(rows)) == questions.LIMIT else 0
    calendar = registry.calendar()
    shown = {
        "tabs": [_tab(one, found[one], stage) for one in questions.STAGES if found[one] or one == stage],
        "stage": stage,
        "title": _(BLOCKER_STAGES[stage]),
        "rows": [row_of(row, who, calendar) for row in rows],
        "asked": [(one, labels.named(labels.CAUSES, one.cause) if one.cause else "") for one in asked],
        "columns": columns(),
        "columns_asked": _columns_asked(),
        "following": queried({"stage": stage, "after": str(last)}) if last else "",
    }
    return render(request, "supervision/blockers.html", shown)


def row_of(line: questions.Line, who: Reader, calendar: Calendar) -> Row:
    """The line in words."""
    waits = State(line.state) in UNDECIDED
    return Row(
        line,
        reverse("supervision:blocker", kwargs={"key": line.key}),
        _(BLOCKER_STATES[State(line.state)]),
        labels.named(labels.CAUSES, line.cause) if line.cause else "",
        words.said(cards.left(line.due, who.day, calendar)) if waits else "",
        waits and line.due < who.day,
    )


def columns() -> dict[str, Heading]:
    return {
        "title": Heading(_("Blocker"), "words"),
        "blocks": Heading(_("What it blocks"), "words"),
        "raiser": Heading(_("Raised by"), "line"),
        "coordinator": Heading(_("Coordinated by"), "line"),
        "due": Heading(_("Decision due"), "day"),
        "state": Heading(_("State"), "line"),
    }


def _columns_asked() -> dict[str, Heading]:
    return {
        "help": Heading(_("Help that is needed"), "words"),
        "blocks": Heading(_("Measure"), "words"),
        "cause": Heading(_("Cause that was reported"), "line"),
        "organisation": Heading(_("Organisation"), "line"),
        "act": Heading(_("Next"), "act"),
    }


def _tab(stage: str, number: int, current: str) -> Tab:
    return Tab(
        _(BLOCKER_STAGES[stage]), number, reverse("supervision:blockers") + queried({"stage": stage}), stage == current, stage == "late"
    )
