"""One ledger: its rows, narrowed, sorted, grouped, a page at a time."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.ledger.pages import arranging, columns, words
from taizhang.ledger.pages.beside import Thing, beside, parties_known
from taizhang.ledger.pages.grid_rows import Grid, grid_of, lines_of, seen
from taizhang.ledger.pages.kept_views import kept_views
from taizhang.ledger.pages.narrowed import chosen, options
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.sections import Heading, headings, sections
from taizhang.ledger.queries import ledgers as questions
from taizhang.ledger.rules.ledger_lifecycle import LedgerState

LIMIT = 50
CELLS = 420  # of a page: with more columns it has fewer rows, and does not get heavier
_DRAFTED = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.RETURNED})  # what is signed lacks nothing that it needs


@access.needs("ledger.read")
@reads
def ledger(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    grid = grid_of(request, who, code)
    found = seen(grid, who, limit=min(LIMIT, CELLS // len(grid.asked.shown)))
    address, asked = reverse("ledger:ledger", kwargs={"code": code}), grid.asked
    following, here = found.page.following, who.kept(**asked.without("after").said)
    known = headings(found.groups, asked.group)
    lines = lines_of(found.page, grid, who, here=f"{address}{here}")
    shown = {
        "who": who,
        "beside": beside(_thing(grid, who), who),
        "views": kept_views(request, who, address, here),
        "ledger": grid.ledger,
        "state": words.ledger_state(grid.ledger.state),
        "asked": asked,
        "lines": lines,
        "groups": _ways(known, grid, who, address),
        "sections": sections(found.page.rows, lines, known, asked.group),
        "columns": columns.of_grid(asked, who),
        "arranging": arranging.form(asked, who),
        "lights": _tally(found.counts, grid, who, address),
        "lacks": questions.lacks_of(grid.ledger.id) if grid.ledger.state in _DRAFTED and not who.past else None,
        "options": options(grid),
        "chosen": chosen(grid, who, address),
        "address": address,
        "bare": f"{address}{who.kept(**asked.looks)}",
        "following": f"{address}{who.kept(**asked.without('after').said | {'after': following})}" if following else "",
        "start": f"{address}{here}" if asked.after or asked.begin else "",
        "files": [(name, reverse(f"ledger:ledger_{name}", kwargs={"code": code}) + here) for name in ("xlsx", "csv")],
    }
    return render(request, "ledger/ledger.html", shown)


def _thing(grid: Grid, who: Reader) -> Thing:
    parties = parties_known(who.actor, debtors={lead.id for lead in grid.leads}, coordinator=grid.ledger.coordinator_id)
    return Thing("ledger", grid.ledger.code, grid.ledger.state, parties=parties)


def _tally(counts: Mapping[str, int], grid: Grid, who: Reader, address: str) -> list[words.Count]:
    others = grid.asked.without("light").said
    urls = {colour: f"{address}{who.kept(**others | {'light': colour})}" for colour in words.COLOURS}
    return words.tally(counts, urls, {grid.asked.light})


def _ways(known: list[Heading], grid: Grid, who: Reader, address: str) -> list[tuple[Link, Heading]]:
    """To each group: the list from its first row on."""
    said = grid.asked.without("after").said
    return [
        (Link(one.title, f"{address}{who.kept(**said | {'begin': one.key})}", current=grid.asked.begin == one.key), one) for one in known
    ]
