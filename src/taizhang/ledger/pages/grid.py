"""One ledger: its rows, narrowed, sorted, a page at a time; and the same rows as a workbook."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.frame.layout import Link
from taizhang.ledger.pages import columns, rows, words
from taizhang.ledger.pages.asked import Asked, asked
from taizhang.ledger.pages.beside import Thing, beside
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.sheet import workbook_of
from taizhang.ledger.queries import ledgers as questions
from taizhang.ledger.queries.obligations import Page, obligations_listed
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State

LIMIT = 50
_DRAFTED = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.RETURNED})  # what is signed lacks nothing that it needs
EVERY = 100_000  # rows of a workbook


class Grid(NamedTuple):
    """The ledger, what was asked of it, and who leads in it."""

    ledger: questions.LedgerRow
    asked: Asked
    leads: list[questions.LeadRow]
    colours: Mapping[str, int]  # of all its rows, as the last run saw them

    @property
    def wanted(self) -> bool:
        """Who is looked for leads in it."""
        return not self.asked.lead or self.lead is not None

    @property
    def lead(self) -> int | None:
        return next((lead.id for lead in self.leads if lead.key == self.asked.lead), None)


class Seen(NamedTuple):
    """A page of its rows, and how many of which light there are."""

    page: Page
    counts: Mapping[str, int]


@access.needs("ledger.read")
@reads
def ledger(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    grid = _grid(request, who, code)
    seen = _seen(grid, who, limit=LIMIT)
    address, chosen = reverse("ledger:ledger", kwargs={"code": code}), grid.asked
    following = seen.page.following
    shown = {
        "who": who,
        "beside": beside(Thing("ledger", grid.ledger.code, grid.ledger.state), who),
        "ledger": grid.ledger,
        "state": words.ledger_state(grid.ledger.state),
        "asked": chosen,
        "lines": rows.lines(seen.page.rows, who),
        "columns": columns.of_grid(chosen, who),
        "lights": _tally(seen.counts, grid, who, address),
        "lacks": questions.lacks_of(grid.ledger.id) if grid.ledger.state in _DRAFTED and not who.past else None,
        "options": _options(grid),
        "chosen": _chosen(grid, who, address),
        "address": address,
        "following": f"{address}{who.kept(**chosen.said | {'after': following})}" if following else "",
        "start": f"{address}{who.kept(**chosen.without('after').said)}" if chosen.after else "",
        "xlsx": reverse("ledger:ledger_xlsx", kwargs={"code": code}) + who.kept(**chosen.without("after").said),
    }
    return render(request, "ledger/ledger.html", shown)


@access.needs("ledger.read")
@reads
def workbook(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """Every row that the page would show from its first to its last, in the same order."""
    grid = _grid(request, who, code)
    grid = grid._replace(asked=replace(grid.asked, after=""))
    found = _seen(grid, who, limit=EVERY).page.rows
    content = workbook_of(columns.of_workbook(), rows.lines(found, who), title=grid.ledger.plan)
    return download(content, f"{grid.ledger.code}.xlsx")


def _grid(request: HttpRequest, who: Reader, code: str) -> Grid:
    found = questions.ledger_with_tally_remembered(who.record, code, who.actor)
    if found is None:
        raise Http404
    ledger, colours = found
    return Grid(ledger, asked(request.GET), questions.leads_of_remembered(who.record, ledger.id), colours)


def _seen(grid: Grid, who: Reader, *, limit: int) -> Seen:
    """Today's lights are counted over the whole ledger. A past day is judged once: what is counted there is what the other filters leave."""
    asked = grid.asked
    if not grid.wanted:
        return Seen(Page([], None), {})
    if who.past is None:
        wanted = asked.wanted(who, ledger=grid.ledger.code, lead=grid.lead)
        page = obligations_listed(wanted, after=asked.after or None, limit=limit, now=who.now)
        return Seen(page, grid.colours)
    wanted = replace(asked, light="").wanted(who, ledger=grid.ledger.code, lead=grid.lead)
    every = obligations_listed(wanted, limit=EVERY, now=who.now).rows
    lit = [row for row in every if asked.light in ("", row.colour)]
    start = next((place for place, row in enumerate(lit, 1) if row.code == asked.after), 0)
    page = Page(lit[start : start + limit], lit[start + limit - 1].code if start + limit < len(lit) else None)
    return Seen(page, Counter(row.colour for row in every))


def _tally(counts: Mapping[str, int], grid: Grid, who: Reader, address: str) -> list[words.Count]:
    others = grid.asked.without("light").said
    urls = {colour: f"{address}{who.kept(**others | {'light': colour})}" for colour in words.COLOURS}
    return words.tally(counts, urls, {grid.asked.light})


def _options(grid: Grid) -> dict[str, list[tuple[str, str]]]:
    every = ("", _("All"))
    return {
        "light": [every, *((colour, words.of_colour(colour)) for colour in words.COLOURS)],
        "state": [every, *((state.value, words.state(state.value)) for state in State)],
        "lead": [every, *((lead.key, lead.name) for lead in grid.leads)],
        "late": [every, ("1", _("Only what is late"))],
    }


def _chosen(grid: Grid, who: Reader, address: str) -> list[Link]:
    """What narrows the list now; each leads to the list without it."""
    names = {name: dict(pairs) for name, pairs in _options(grid).items()}
    said = {name: value for name, value in grid.asked.said.items() if name not in ("sort", "after")}
    return [
        Link(names.get(name, {}).get(value, value), f"{address}{who.kept(**grid.asked.without(name).said)}", current=True)
        for name, value in said.items()
    ]
