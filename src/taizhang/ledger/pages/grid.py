"""The rows of one ledger, or of all that the reader sees: narrowed, sorted, grouped, a page at a time."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.ledger.pages import arranging, columns, words
from taizhang.ledger.pages.beside import Thing, beside, parties_known
from taizhang.ledger.pages.grid_rows import Grid, lines_of, seen
from taizhang.ledger.pages.grids import grid_of_all, grid_of_ledger
from taizhang.ledger.pages.kept_views import kept_views
from taizhang.ledger.pages.narrowed import chosen, options
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.sections import Heading, headings, sections
from taizhang.ledger.queries.ledgers import LedgerRow, lacks_of
from taizhang.ledger.rules.ledger_lifecycle import LedgerState

LIMIT = 50
CELLS = 420  # of a page: with more columns it has fewer rows, and does not get heavier
FILES = ("xlsx", "csv")
_DRAFTED = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.RETURNED})  # what is signed lacks nothing that it needs


@access.needs("ledger.read")
@reads
def ledger(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    of, grid = grid_of_ledger(request, who, code)
    files = {name: reverse(f"ledger:ledger_{name}", kwargs={"code": code}) for name in FILES}
    shown = {
        "beside": beside(_thing(of, grid, who), who),
        "ledger": of,
        "state": words.ledger_state(of.state),
        "lacks": lacks_of(of.id) if of.state in _DRAFTED and not who.past else None,
    }
    return render(request, "ledger/ledger.html", _shown(request, grid, who, reverse("ledger:ledger", kwargs={"code": code}), files) | shown)


@access.needs("ledger.read")
@reads
def obligations(request: HttpRequest, who: Reader) -> HttpResponse:
    """Of every ledger that he sees; one of them, where he asks for it."""
    rows, grid = grid_of_all(request, who)
    files = {name: reverse(f"ledger:obligations_{name}") for name in FILES}
    shown = _shown(request, grid, who, reverse("ledger:obligations"), files)
    return render(request, "ledger/obligations.html", shown | {"ledgers": grid.plans, "rows": rows})


def _shown(request: HttpRequest, grid: Grid, who: Reader, address: str, files: Mapping[str, str]) -> dict[str, Any]:
    """What every grid shows, wherever it stands."""
    found = seen(grid, who, limit=min(LIMIT, CELLS // len(grid.asked.shown)))
    asked, following, here = grid.asked, found.page.following, who.kept(**grid.asked.without("after").said)
    known = headings(found.groups, asked.group, grid.plans)
    lines = lines_of(found.page, grid, who, here=f"{address}{here}")
    return {
        "who": who,
        "views": kept_views(request, who, address, here),
        "asked": asked,
        "lines": lines,
        "groups": _ways(known, grid, who, address),
        "sections": sections(found.page.rows, lines, known, asked.group),
        "columns": columns.of_grid(asked, who),
        "arranging": arranging.form(asked, who),
        "lights": _tally(found.counts, grid, who, address),
        "options": options(grid),
        "chosen": chosen(grid, who, address),
        "address": address,
        "bare": f"{address}{who.kept(**asked.looks)}",
        "following": f"{address}{who.kept(**asked.without('after').said | {'after': following})}" if following else "",
        "start": f"{address}{here}" if asked.after or asked.begin else "",
        "files": [(name, url + here) for name, url in files.items()],
    }


def _thing(of: LedgerRow, grid: Grid, who: Reader) -> Thing:
    parties = parties_known(who.actor, debtors={lead.id for lead in grid.leads}, coordinator=of.coordinator_id)
    return Thing("ledger", of.code, of.state, parties=parties)


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
