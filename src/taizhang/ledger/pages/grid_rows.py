"""The rows of one ledger, or of all that the reader sees, as he asks for them: narrowed, in order, in groups; today's, or those of a past
day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse

from taizhang.ledger.pages import labels, rows
from taizhang.ledger.pages.asked import Asked
from taizhang.ledger.pages.next_acts import NextAct, next_acts
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries import further_columns, groups
from taizhang.ledger.queries.groups import Group
from taizhang.ledger.queries.obligations import ObligationRow, Page, obligations_listed_remembered, obligations_then_remembered
from taizhang.ledger.queries.several_ledgers import LeadRow
from taizhang.ledger.queries.wanted import Wanted

EVERY = 100_000  # rows of a file


class Grid(NamedTuple):
    """Which rows there are before anything narrows them, what was asked of them, and who leads in them."""

    title: str
    among: Wanted
    ledgers: frozenset[int]  # whose rows they are
    asked: Asked
    leads: list[LeadRow]
    colours: Mapping[str, int]  # of all of them, as the last run saw them
    plans: Mapping[str, str] = MappingProxyType({})  # where they are of several ledgers: the plan of each, by its code

    @property
    def wanted(self) -> bool:
        """Who is looked for leads in them."""
        return not self.asked.lead or self.lead is not None

    @property
    def lead(self) -> int | None:
        return next((lead.id for lead in self.leads if lead.key == self.asked.lead), None)


class Seen(NamedTuple):
    """A page of the rows, how many of which light there are, and the groups that the rows make, where they are grouped."""

    page: Page
    counts: Mapping[str, int]
    groups: Sequence[Group]


def seen(grid: Grid, who: Reader, *, limit: int) -> Seen:
    """Today's lights are counted over whole ledgers. A past day is judged once: what is counted there is what the other filters leave."""
    if not grid.wanted:
        return Seen(Page([], None), {}, [])
    wanted = grid.asked.wanted(who, replace(grid.among, lead=grid.lead))
    if who.known_at is not None:
        every = obligations_then_remembered(who.record, replace(wanted, colours=()), who.known_at)
        return _then(every, grid.asked, limit)
    record = who.record if limit < rows.MANY else None  # a page is kept, a whole ledger is not
    if not grid.asked.group:
        return Seen(obligations_listed_remembered(record, wanted, grid.asked.after or None, limit), grid.colours, [])
    by, begin = grid.asked.group, grid.asked.begin
    known = groups.groups_of_remembered(who.record, wanted, by)
    return Seen(groups.grouped_listed_remembered(record, wanted, by, grid.asked.after, begin, limit, known), grid.colours, known)


def _then(every: list[ObligationRow], asked: Asked, limit: int) -> Seen:
    lit = [row for row in every if asked.light in ("", row.colour)]
    counted = groups.counted(lit, asked.group) if asked.group else []
    ordered = groups.in_groups(lit, asked.group) if asked.group else lit
    start = _start(ordered, asked)
    page = Page(ordered[start : start + limit], ordered[start + limit - 1].code if start + limit < len(ordered) else None)
    return Seen(page, Counter(row.colour for row in every), counted)


def _start(ordered: list[ObligationRow], asked: Asked) -> int:
    """Behind the row after which the page begins, else at the first of the group with which it begins."""
    if asked.begin and not asked.after:
        return groups.begins_at(ordered, asked.group, asked.begin)
    return next((place for place, row in enumerate(ordered, 1) if row.code == asked.after), 0)


def lines_of(page: Page, grid: Grid, who: Reader, *, here: str = "") -> list[rows.Line]:
    """The rows as they are drawn, with what the further columns say of them."""
    lines = rows.lines(page.rows, who)
    if "plan" in grid.asked.shown:
        lines = _with_plans(lines, page.rows, grid.plans, who)
    if wanted := further_columns.FURTHER.intersection(grid.asked.shown):
        ids = None if len(page.rows) > rows.MANY else [row.id for row in page.rows]
        further = further_columns.further_of(grid.ledgers, ids, wanted, known_at=who.known_at)
        lines = [line._replace(more=_said(further.get(row.id, {}))) for row, line in zip(page.rows, lines, strict=True)]
    if "act" in grid.asked.shown:
        acts = next_acts(page.rows, who, here)
        lines = [_with_act(line, acts.get(row.id)) for row, line in zip(page.rows, lines, strict=True)]
    return lines


def _with_plans(lines: list[rows.Line], found: list[ObligationRow], plans: Mapping[str, str], who: Reader) -> list[rows.Line]:
    address, kept = reverse("ledger:ledger", kwargs={"code": "CODE"}), who.kept()
    urls = {code: address.replace("CODE", quote(code, safe="")) + kept for code in {row.ledger for row in found}}
    return [line._replace(plan=plans.get(row.ledger, ""), plan_url=urls[row.ledger]) for row, line in zip(found, lines, strict=True)]


def _with_act(line: rows.Line, act: NextAct | None) -> rows.Line:
    return line if act is None else line._replace(act=act.words, act_url=act.url or line.url)


def _said(further: Mapping[str, str]) -> dict[str, str]:
    return {key: labels.named(labels.DELIVERABLES, said) if key == "deliverable" and said else said for key, said in further.items()}
