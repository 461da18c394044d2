"""The rows of a ledger beside the text that orders them, each at its place, and each leading to the other."""

from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.frame import access
from taizhang.ledger.pages import words
from taizhang.ledger.pages.aims import demand
from taizhang.ledger.pages.ledger_views import ledger_seen
from taizhang.ledger.pages.month_lines import lit
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import coverage
from taizhang.ledger.queries.coverage import Goal
from taizhang.ledger.queries.rows_in_place import PlacedRow, Text, rows_in_place, text_of
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.text_in_pieces import Line, Span, lines

_HEADINGS = 2


class Row(NamedTuple):
    """A row as it stands beside its words."""

    of: PlacedRow
    url: str
    light: words.Lit
    state: str


class GoalRow(NamedTuple):
    """A goal of the plan as it stands beside its words."""

    of: Goal
    demand: str
    url: str


class Part(NamedTuple):
    """A line of the text, with the goals and the rows that begin in it."""

    line: Line
    goals: list[GoalRow]
    rows: list[Row]


class Beside(NamedTuple):
    """All that stands beside the text, by the codes of the places."""

    rows: dict[str, Row]
    goals: dict[str, GoalRow]


@access.needs("ledger.read")
@reads
def sources(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """A hundred rows at a time, each page with the text from where the one before ended."""
    ledger = ledger_seen(code, who)
    said = request.GET.get("after", "")
    after = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    page, address = rows_in_place(ledger.id, who.moment, after=after), reverse("ledger:sources", kwargs={"code": code})
    text, goals = text_of(ledger.id, who.moment), coverage.goals_of(ledger.id, who.moment)
    beside = Beside({row.code: _row(row, who) for row in page.rows}, {f"goal-{goal.key}": _goal(goal, who) for goal in goals})
    before, parts = _folded(_parts(text, beside, first=not after, last=not page.following))
    shown = {
        "who": who,
        "ledger": ledger,
        "address": address,
        "before": before,
        "parts": parts,
        "placeless": [row for row in beside.rows.values() if _span(row.of.item.start, row.of.item.end, row.of.code, text) is None],
        "count": len(page.rows),
        "start": address + who.kept() if after else "",
        "following": address + who.kept(after=str(page.following)) if page.following else "",
    }
    return render(request, "ledger/sources.html", shown)


def _parts(text: Text, beside: Beside, *, first: bool, last: bool) -> list[Part]:
    """From the line of the first row (at first from where the plan begins) to that of the last (at last to where it ends)."""
    placed = [span for row in beside.rows.values() if (span := _span(row.of.item.start, row.of.item.end, row.of.code, text))]
    if not placed and not (first and last):
        return []
    found = [span for key, goal in beside.goals.items() if (span := _span(goal.of.start, goal.of.end, key, text))]
    begin = min([text.start, *(span.start for span in placed)]) if first else min(span.start for span in placed)
    begin = text.words.rfind("\n", 0, begin) + 1
    end = max([text.end, *(span.end for span in placed)]) if last else text.words.find("\n", max(span.end for span in placed))
    drawn = lines(text.words, [*placed, *found], start=begin, end=len(text.words) if end < 0 else end)
    return [_part(line, beside) for line in drawn]


def _part(line: Line, beside: Beside) -> Part:
    rows = [beside.rows[code] for code in line.begun if code in beside.rows]
    return Part(line, [beside.goals[code] for code in line.begun if code in beside.goals], rows)


def _folded(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """What stands before the headings of the first row, apart: it is there, and in nobody's way."""
    first = next((number for number, part in enumerate(parts) if part.rows or part.goals), 0)
    return parts[: max(0, first - _HEADINGS)], parts[max(0, first - _HEADINGS) :]


def _span(start: int | None, end: int | None, code: str, text: Text) -> Span | None:
    """A place in the text, where it is one."""
    return Span(start, end, code) if start is not None and end is not None and start < end <= len(text.words) else None


def _goal(of: Goal, who: Reader) -> GoalRow:
    return GoalRow(of, demand(of), reverse("ledger:indicator", kwargs={"key": of.indicator_key}) + who.kept())


def _row(row: PlacedRow, who: Reader) -> Row:
    address = reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(row.code, safe=""))
    return Row(row, address + who.kept(), lit(row), "" if row.state in ENDED else words.state(row.state))
