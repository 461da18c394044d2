"""The roster 备案进度: one line for each plan, whom to call, how long there is, and where it stands."""

from collections import Counter
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.pages.labels import PUNCTUALITY, STAGES
from taizhang.capabilities.filing.queries import roster as questions
from taizhang.capabilities.filing.rules.stages import Punctuality, Stage
from taizhang.frame import access, listing
from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import cards
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.permissions import RIGHTS

_LATE = frozenset({Punctuality.OVERDUE, Punctuality.LATE})


class Row(NamedTuple):
    """A line as the page draws it. `left` says how long there is, where it is not filed yet."""

    of: questions.Line
    url: str
    coordinator_url: str
    stage: str
    punctual: str
    left: str
    rule: str
    late: bool


class Count(NamedTuple):
    """How many ledgers stand there, and the list that shows them."""

    title: str
    number: int
    url: str
    current: bool


@access.needs("filing.read")
@reads
def roster(request: HttpRequest, who: Reader) -> HttpResponse:
    lines = questions.roster(who.actor, on=who.day)
    asked = request.GET.get("stage", "")
    shown = [line for line in lines if not asked or line.stage.value == asked or (asked == "overdue" and _overdue(line))]
    calendar = registry.calendar()
    context = {
        "rows": [_row(line, who, calendar) for line in shown],
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "counts": _counts(lines, asked),
        "organisations": [(name, sum(counts.values()), _told(counts)) for name, counts in questions.by_coordinator(lines)],
        "total": len(lines),
        "may_order": bool(RIGHTS["put_on_record"].roles & who.actor.roles),
        "day": who.day,
    }
    return render(request, "filing/roster.html", context)


def _overdue(line: questions.Line) -> bool:
    return line.punctuality is Punctuality.OVERDUE


def _columns() -> list[listing.Column]:
    return [
        listing.Column("plan", _("Plan")),
        listing.Column("stage", _("Stage")),
        listing.Column("due", _("To be filed by")),
        listing.Column("coordinator", _("Coordinator")),
        listing.Column("contact", _("Contact")),
        listing.Column("rows", _("Rows"), kind="number"),
        listing.Column("lacking", _("Incomplete rows"), kind="number"),
    ]


def _row(line: questions.Line, who: Reader, calendar: Calendar) -> Row:
    waits = line.due is not None and line.filed is None
    return Row(
        line,
        reverse("filing:one", kwargs={"code": line.code}),
        reverse("ledger:organisation", kwargs={"key": line.coordinator_key}) if line.coordinator_key else "",
        _(STAGES[line.stage]),
        _(PUNCTUALITY[line.punctuality]),
        words.said(cards.left(line.due, who.day, calendar)) if waits and line.due else "",
        words.in_language(line.rule_zh, line.rule_en),
        line.punctuality in _LATE,
    )


def _counts(lines: list[questions.Line], asked: str) -> list[Count]:
    """All, those that are overdue, and each stage at which some ledger stands."""
    found = Counter(line.stage for line in lines)
    late = sum(map(_overdue, lines))
    counts = [Count(_("All"), len(lines), "", not asked)]
    if late:
        counts.append(Count(_(PUNCTUALITY[Punctuality.OVERDUE]), late, queried({"stage": "overdue"}), asked == "overdue"))
    stages = [stage for stage in Stage if found[stage]]
    return counts + [Count(_(STAGES[stage]), found[stage], queried({"stage": stage.value}), asked == stage.value) for stage in stages]


def _told(counts: Counter[Stage]) -> str:
    return "，".join(f"{_(STAGES[stage])} {counts[stage]}" for stage in Stage if counts[stage])
