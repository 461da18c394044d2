"""The list of amendments: what is asked for, whose hand each waits for, what is in effect and whether that is on record."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.pages.labels import FILINGS
from taizhang.capabilities.adjustment.queries import amendments as questions
from taizhang.capabilities.adjustment.queries.amendments import Line
from taizhang.capabilities.adjustment.rules.filings import is_late, stage_of
from taizhang.frame import access, listing
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.changes_in_words import Change, amended, names_in
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries.named import Names
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentState

_NUMBER = 18  # digits of a number of ours at most


class Row(NamedTuple):
    """A line as the page draws it. `waits` says whose hand is next; `filing` where its filing stands."""

    of: Line
    url: str
    kind: str
    state: str
    waits: str
    filing: str
    late: bool
    changes: list[Change]


class Count(NamedTuple):
    """How many stand there, and the list that shows them."""

    title: str
    number: int
    url: str
    current: bool


@access.needs("adjustment.read")
@reads
def amendments(request: HttpRequest, who: Reader) -> HttpResponse:
    state, ledger, before = request.GET.get("state", ""), request.GET.get("ledger", ""), request.GET.get("before", "")
    wanted = state if state in set(AmendmentState) else ""
    found = questions.listed(who.actor, state=wanted, ledger=ledger, before=_number(before))
    lines, following = found[: questions.PAGE], len(found) > questions.PAGE
    names = names_in((), [line.changes for line in lines])
    address = reverse("adjustment:amendments")
    context = {
        "rows": [_row(line, names, who) for line in lines],
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "counts": _counts(questions.counts(who.actor), wanted),
        "following": address + queried({"state": wanted, "ledger": ledger, "before": str(lines[-1].id)}) if following else "",
        "start": address + queried({"state": wanted, "ledger": ledger}) if before else "",
        "ledger": ledger,
    }
    return render(request, "adjustment/amendments.html", context)


def _columns() -> list[listing.Column]:
    return [
        listing.Column("what", _("Measure")),
        listing.Column("change", _("Change")),
        listing.Column("state", _("State")),
        listing.Column("effective", _("Takes effect on"), kind="day"),
        listing.Column("filing", _("Filing of the change")),
    ]


def _row(line: Line, names: Names, who: Reader) -> Row:
    stage = stage_of(filed=line.filed, returned=line.returned, recorded=line.recorded)
    return Row(
        line,
        reverse("adjustment:amendment", kwargs={"key": line.key}),
        labels.named(labels.AMENDED, line.kind),
        labels.named(labels.AMENDMENT_STATES, line.state),
        _waits(line),
        _(FILINGS[stage]) if line.due or line.filed else "",
        is_late(line.due, filed=line.filed, on=who.day),
        amended(line.changes, names, unit=line.unit),
    )


def _waits(line: Line) -> str:
    """The step that it waits for."""
    if line.state != AmendmentState.PROPOSED:
        return ""
    return words.said(amendment_paths.from_json(line.path).steps[line.step].title)


def _counts(found: dict[str, int], asked: str) -> list[Count]:
    every = Count(_("All"), sum(found.values()), "", not asked)
    states = [state for state in AmendmentState if found.get(state.value)]
    return [every] + [
        Count(labels.named(labels.AMENDMENT_STATES, one.value), found[one.value], queried({"state": one.value}), asked == one.value)
        for one in states
    ]


def _number(words_: str) -> int | None:
    return int(words_) if words_.isascii() and words_.isdigit() and len(words_) <= _NUMBER else None
