"""One task and what its words say: owners, measures, targets, provisions, the day it is due."""

import re
from collections.abc import Iterator

from ..document import Measure, Plan, Provision, Span, Task
from ..findings import dues
from ..findings import measures as measuring
from ..findings.deadlines import Deadline, deadline_in_cell, recurrence
from ..findings.organisations import Rules
from ..findings.owners import owners
from ..findings.provisions import provisions
from ..findings.targets import targets
from ..structure.columns import STAGE
from ..structure.page import Page
from ..structure.statements import between
from ..structure.tasks import Draft
from .finds import Finds, Tables, add_cells, add_target, inside, new_id

_YEAR = re.compile(r"20\d{2}(?=年)")


def read_task(finds: Finds, plan: Plan, draft: Draft, rules: Rules, tables: Tables) -> None:
    page, year = finds.page, finds.bare_year(plan)
    id_ = new_id("t", finds.tasks)
    due = _due(page, draft, year)
    spans = runs(draft)
    cut = [
        Measure(
            f"{id_}.m{k}",
            page.text[a:b],
            measuring.verb_of(page.folded[a:b]),
            measuring.deliverable_of(page.folded[a:b]),
            page.source_span(a, b),
        )
        for k, (a, b) in enumerate(
            (m for run in _acts(draft) for m in measuring.measures(page.folded, *run) if draft.row or not inside(tables, m[0])), start=1
        )
    ]
    finds.tasks.append(Task(
        id_, plan.id, draft.no, draft.path, draft.heading, page.text[draft.start : draft.end], page.source_span(draft.start, draft.end),
        due.date if due else None, due.text if due else None, recurrence(page.folded, draft.start, draft.end),
        tuple(owners(page, draft, rules, finds.registry)), tuple(cut),
    ))  # fmt: skip
    for (start, _), cells in tables:
        if draft.start <= start < draft.end and not draft.row:
            add_cells(finds, plan, cells, task=id_)
    aimed = {(f.start, f.end) for f in draft.row.fields.get("goal", ())} if draft.row else set()
    for stage, run in [("", span) for span in spans] + list(_stages(draft)):
        by_then = deadline_in_cell(stage, 0, len(stage), year=year) if stage else None
        given_here = list(provisions(page.folded, *run))
        for target in targets(
            page.folded,
            *run,
            year=year,
            last_year=plan.year,
            goals=run in aimed,
            given=frozenset(g.at for g in given_here),
            since=finds.issued,
        ):
            if not draft.row and inside(tables, target.start):
                continue
            place = page.source_span(target.start, target.end)
            add_target(finds, plan, target, task=id_, measure=_measure_at(cut, place), deadline=target.deadline or by_then or due)
        for given in given_here:
            finds.provisions.append(Provision(new_id("r", finds.provisions), id_, page.text[given.start : given.end], given.kind, given.beneficiary, given.amount,
                                              given.unit, page.source_span(given.start, given.end), given.conditions, given.fund))  # fmt: skip


def _acts(draft: Draft) -> list[Span]:
    """Where the measures stand: in a table with columns for them there, else wherever the task's words are."""
    named = [(f.start, f.end) for f in draft.row.fields.get("measures", ()) if f.end > f.start] if draft.row else []
    return (named or runs(draft)) + [run for _, run in _stages(draft)]


def _stages(draft: Draft) -> Iterator[tuple[str, Span]]:
    """The columns of a row that say what is to be done by a part of the year, with the words of their heads."""
    for kind, fields in draft.row.fields.items() if draft.row else ():
        if kind.startswith(STAGE):
            yield from ((kind.removeprefix(STAGE), (f.start, f.end)) for f in fields if f.end > f.start)


def runs(draft: Draft) -> list[Span]:
    """The words of a task without its caption and without its statements of responsibility."""
    if draft.row:
        return [(f.start, f.end) for kind in ("task", "measures", "goal") for f in draft.row.fields.get(kind, ()) if f.end > f.start]
    return list(between(draft.stated, draft.body, draft.end))


def _due(page: Page, draft: Draft, year: int | None) -> Deadline | None:
    """A deadline for the task as a whole."""
    if draft.row:
        cells = (deadline_in_cell(page.folded, f.start, f.end, year=year) for f in draft.row.fields.get("due", ()))
        return next((found for found in cells if found), None) or _due_of_goal(draft.row.labels.get("goal", ""), year)
    stated = (dues.labelled(page.folded, s, year=year) or dues.stated(page.folded, s, year=year) for s in draft.stated)
    return (
        next((found for found in stated if found), None)
        or dues.in_heading(page.folded, draft.start, draft.body, year=year)
        or dues.closing(page.folded, draft.body, draft.end, year=year)
        or dues.opening(page.folded, draft.body, draft.end, year=year)
        or dues.led_in(page.folded, *draft.lead, year=year)
    )


def _due_of_goal(label: str, year: int | None) -> Deadline | None:
    """年度目标, 2026年目标: the head of the column of goals says of which year they are."""
    if year and label.startswith(("年度", "全年")):
        return Deadline(f"{year}-12-31", label, 0, 0)
    found = _YEAR.match(label)
    return Deadline(f"{found.group()}-12-31", label, 0, 0) if found else None


def _measure_at(cut: list[Measure], place: Span) -> str | None:
    return next((m.id for m in cut if m.span[0] <= place[0] < m.span[1]), None)
