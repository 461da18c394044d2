"""The board 督办台账: by stage, what waits for whom."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.pages.labels import STAGES
from taizhang.capabilities.supervision.queries import board as questions
from taizhang.capabilities.supervision.rules import pressing
from taizhang.capabilities.supervision.rules.stages import UNISSUED, Stage
from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import cards
from taizhang.ledger.rules.calendars import Calendar


class Row(NamedTuple):
    """A pressing as the board draws it; `left` is how long there is for a reply."""

    of: questions.Line
    url: str
    step: str
    state: str
    light: words.Lit
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
    stage = _asked(request.GET.get("stage", ""), [one for one in Stage if found[one]])
    rows, following = questions.lines(who.actor, stage, on=who.day, after=request.GET.get("after", ""))
    calendar = registry.calendar()
    shown = {
        "tabs": [_tab(one, found[one], stage) for one in Stage if found[one] or one is stage],
        "title": _(STAGES[stage]),
        "rows": [row_of(row, who, calendar) for row in rows],
        "columns": columns(stage),
        "stage": stage.value,
        "total": found.total(),
        "following": queried({"stage": stage.value, "after": following}) if following else "",
        "start": queried({"stage": stage.value}) if request.GET.get("after") else "",
    }
    return render(request, "supervision/board.html", shown)


def columns(stage: Stage) -> dict[str, Heading]:
    """What a table of a stage shows."""
    day = Heading(_("Ended on") if stage is Stage.ENDED else _("Reply by"), "day")
    return {
        "title": Heading(_("Measure"), "words"),
        "step": Heading(_("Step"), "line"),
        "light": Heading(_("Grounds"), "line"),
        "addressee": Heading(_("To whom"), "words"),
        **({} if stage in UNISSUED else {"day": day}),
        "state": Heading(_("State"), "line"),
    }


def row_of(line: questions.Line, who: Reader, calendar: Calendar) -> Row:
    """The line in words."""
    owes = line.state in pressing.OWING and line.reply_by is not None
    return Row(
        line,
        reverse("supervision:pressing", kwargs={"key": line.key}),
        words.in_language(line.title_zh, line.title_en),
        words.said(pressing.NAMES[line.state]),
        words.lit(line.colour, line.ground_zh, line.ground_en),
        words.said(cards.left(line.reply_by, who.day, calendar)) if owes and line.reply_by else "",
        bool(owes and line.reply_by and line.reply_by < who.day),
    )


def _asked(asked: str, some: list[Stage]) -> Stage:
    """The stage that was asked for; else the first that somebody has to act on."""
    return Stage(asked) if asked in set(Stage) else next(iter(some), Stage.PROPOSED)


def _tab(stage: Stage, count: int, current: Stage) -> Tab:
    url = reverse("supervision:board") + queried({"stage": stage.value})
    return Tab(_(STAGES[stage]), count, url, stage is current, stage is Stage.OVERDUE)
