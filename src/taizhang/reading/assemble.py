"""One page, read: its parts, their tasks, and what the tasks say, as the values of a Reading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .document import Document, Measure, Order, Plan, Provision, Reading, SourceFile, Span, Target, Task
from .findings import dues
from .findings import measures as measuring
from .findings.deadlines import Deadline, deadline_in_cell, recurrence
from .findings.gaps import Said, gaps_of
from .findings.goal_cells import of_cell
from .findings.organisations import Rules, rules_beside
from .findings.owners import owners
from .findings.provisions import provisions
from .findings.registry import Registry
from .findings.targets import Found, targets
from .structure.captions import with_captions
from .structure.goal_tables import GoalCell, goal_tables
from .structure.head import Head, head_of
from .structure.outline import Item, outline_of
from .structure.page import Page
from .structure.parts import Part, Parts, parts_of
from .structure.tables import Row, task_rows
from .structure.tasks import Draft, drafts_of, goal_lines, row_drafts
from .structure.year_rows import year_rows

_LONGEST_HEAD = 200  # of a table, with the line that names it
_FEWEST_WORDS = 6  # a task has more behind its caption

Tables = Sequence[tuple[Span, list[GoalCell]]]


@dataclass(slots=True)
class _Finds:
    """What has been found so far, in the order of the text; ids are given as things are found."""

    page: Page
    issued: str | None
    registry: Registry | None = None
    plans: list[Plan] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)


def read_page(page: Page, source: SourceFile, source_text: str, registry: Registry | None = None) -> Reading:
    """The Reading of a whole page. A page without any task or plan title comes back with empty findings."""
    head = head_of(page)
    parts = parts_of(page, head)
    finds = _Finds(page, parts.issue_date, registry)
    _read_notice(finds, parts)
    for part in parts.plans:
        _read_plan(finds, part, year=part.year or _year_of(parts.issue_date) or _year_of_number(head.doc_number))
    for titled in parts.titled:
        finds.plans.append(
            Plan(_id("p", finds.plans), titled.title, titled.year, titled.package, page.source_span(*titled.span), title_only=True)
        )
    document = Document(head.title, head.doc_number, parts.issuer, parts.issue_date, head.addressees, source)
    found = Reading(document, tuple(finds.plans), tuple(finds.tasks), tuple(finds.targets), tuple(finds.provisions), tuple(finds.orders), (),
                    page.mended.mendings, source_text, _text(page, head, parts))  # fmt: skip
    return replace(found, gaps=tuple(gaps_of(found, finds.said)))


def _id(letter: str, items: list[object] | list[Plan] | list[Task] | list[Target] | list[Provision] | list[Order]) -> str:
    return f"{letter}{len(items) + 1}"


def _text(page: Page, head: Head, parts: Parts) -> str:
    return "\n".join(page.text[line.start : line.end] for line in page.lines[head.first : parts.last])


def _read_notice(finds: _Finds, parts: Parts) -> None:
    first, last = parts.notice
    for item in outline_of(finds.page, first, last, label="").children:
        lines = list(item.all_lines())
        start, end = lines[0].start, lines[-1].end
        finds.orders.append(
            Order(_id("n", finds.orders), item.no, item.heading, finds.page.text[start:end], finds.page.source_span(start, end))
        )


def _year_of(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _year_of_number(number: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d{2}", number or "")
    return int(found.group()) if found else None


def _read_plan(finds: _Finds, part: Part, *, year: int | None) -> None:
    page = finds.page
    plan = Plan(_id("p", finds.plans), part.title, year, part.package, _plan_span(page, part))
    finds.plans.append(plan)
    root = outline_of(page, part.first, part.last, label=part.title)
    with_captions(page, root)
    finds.said[plan.id] = _said(page, part, root)
    lines = page.lines[part.first : part.last]
    tables = [*goal_tables(page, lines), *year_rows(page, lines)]
    _read_goals(finds, plan, root, tables)
    rows = list(task_rows(page, lines))
    tables += [((row.line.start, row.line.end), []) for row in rows]  # what stands in them is read with their rows
    drafts = [*(d for d in drafts_of(page, root) if not _only_heads_rows(page, d, rows)), *row_drafts(page, iter(rows), ())]
    drafts.sort(key=lambda d: d.start)
    rules = rules_beside(page, lines, drafts)
    for draft in drafts:
        _read_task(finds, plan, draft, rules, tables)


def _plan_span(page: Page, part: Part) -> Span:
    last = page.lines[part.last - 1].end if part.last > part.first else part.title_span[1]
    start = min(part.title_span[0], page.lines[part.first].start) if part.last > part.first else part.title_span[0]
    return page.source_span(start, last) if last > start else (0, 0)


def _said(page: Page, part: Part, root: Item) -> Said:
    lines = page.lines[part.first : part.last]
    place = slice(lines[0].start, lines[-1].end) if lines else slice(0, 0)
    return Said(page.text[place], page.folded[place], tuple(page.folded[a:b] for a, b in goal_lines(root)))


def _read_goals(finds: _Finds, plan: Plan, root: Item, tables: Tables) -> None:
    page = finds.page
    for line in (line for line in root.lines if not line.fields):
        for target in targets(page.folded, line.start, line.end, year=plan.year, goals=False, since=finds.issued):
            if target.deadline and not _inside(tables, line.start):  # a preamble states few goals, and dates them
                _add_target(finds, plan, target, task=None, measure=None, deadline=target.deadline)
    lead: Deadline | None = None
    in_goals = list(goal_lines(root))
    for start, end in in_goals:
        if _inside(tables, start):
            continue
        carried = lead
        for target in targets(page.folded, start, end, year=plan.year, goals=True, since=finds.issued):
            carried = target.deadline or carried
            _add_target(finds, plan, target, task=None, measure=None, deadline=carried)
        lead = lead or carried
    for (start, _), cells in tables:
        if any(a <= start < b for a, b in in_goals):
            _add_cells(finds, plan, cells, task=None)


def _add_cells(finds: _Finds, plan: Plan, cells: list[GoalCell], *, task: str | None) -> None:
    for cell in cells:
        for target in of_cell(finds.page.folded, cell):
            _add_target(finds, plan, target, task=task, measure=None, deadline=target.deadline)


def _inside(tables: Tables, at: int) -> bool:
    return any(start <= at < end for (start, end), _ in tables)


def _only_heads_rows(page: Page, draft: Draft, rows: Sequence[Row]) -> bool:
    """Whether the draft is nothing but the caption over a table of tasks."""
    inside = next((row for row in rows if draft.start <= row.line.start < draft.end), None)
    below = next((row for row in rows if row.line.start >= draft.end), None)
    head = page.folded[draft.end : below.line.start] if below else "。"
    if inside is None and (len(head) > _LONGEST_HEAD or "。" in head):
        return False
    words = "".join(page.folded[a:b] for a, b in _runs(draft) if inside is None or b <= inside.line.start)
    return not draft.stated and len(words.strip("。 \n")) < _FEWEST_WORDS


def _read_task(finds: _Finds, plan: Plan, draft: Draft, rules: Rules, tables: Tables) -> None:
    page = finds.page
    id_ = _id("t", finds.tasks)
    due = _due(page, draft, plan.year)
    runs = _runs(draft)
    cut = [
        Measure(
            f"{id_}.m{k}",
            page.text[a:b],
            measuring.verb_of(page.folded[a:b]),
            measuring.deliverable_of(page.folded[a:b]),
            page.source_span(a, b),
        )
        for k, (a, b) in enumerate(
            (m for run in _acts(draft) for m in measuring.measures(page.folded, *run) if draft.row or not _inside(tables, m[0])), start=1
        )
    ]
    finds.tasks.append(Task(
        id_, plan.id, draft.no, draft.path, draft.heading, page.text[draft.start : draft.end], page.source_span(draft.start, draft.end),
        due.date if due else None, due.text if due else None, recurrence(page.folded, draft.start, draft.end),
        tuple(owners(page, draft, rules, finds.registry)), tuple(cut),
    ))  # fmt: skip
    for (start, _), cells in tables:
        if draft.start <= start < draft.end and not draft.row:
            _add_cells(finds, plan, cells, task=id_)
    for run in runs:
        given_here = list(provisions(page.folded, *run))
        for target in targets(
            page.folded, *run, year=plan.year, goals=False, given=frozenset(g.at for g in given_here), since=finds.issued
        ):
            if not draft.row and _inside(tables, target.start):
                continue
            place = page.source_span(target.start, target.end)
            _add_target(finds, plan, target, task=id_, measure=_measure_at(cut, place), deadline=target.deadline or due)
        for given in given_here:
            finds.provisions.append(Provision(_id("r", finds.provisions), id_, page.text[given.start : given.end], given.kind, given.beneficiary, given.amount,
                                              given.unit, page.source_span(given.start, given.end), given.conditions, given.fund))  # fmt: skip


def _acts(draft: Draft) -> list[Span]:
    """Where the measures stand: in a table with a column for them there, else wherever the task's words are."""
    named = [(f.start, f.end) for f in draft.row.fields.get("measures", ()) if f.end > f.start] if draft.row else []
    return named or _runs(draft)


def _runs(draft: Draft) -> list[Span]:
    """The words of a task without its caption and without its statements of responsibility."""
    if draft.row:
        return [(f.start, f.end) for kind in ("task", "measures") for f in draft.row.fields.get(kind, ()) if f.end > f.start]
    runs, at = [], draft.body
    for stated in draft.stated:
        if stated.start > at:
            runs.append((at, stated.start))
        at = max(at, stated.end)
    if draft.end > at:
        runs.append((at, draft.end))
    return runs


def _due(page: Page, draft: Draft, year: int | None) -> Deadline | None:
    """A deadline for the task as a whole."""
    if draft.row:
        cells = (deadline_in_cell(page.folded, f.start, f.end, year=year) for f in draft.row.fields.get("due", ()))
        return next((found for found in cells if found), None)
    stated = (dues.labelled(page.folded, s, year=year) or dues.stated(page.folded, s, year=year) for s in draft.stated)
    return (
        next((found for found in stated if found), None)
        or dues.in_heading(page.folded, draft.start, draft.body, year=year)
        or dues.closing(page.folded, draft.body, draft.end, year=year)
        or dues.opening(page.folded, draft.body, draft.end, year=year)
        or dues.led_in(page.folded, *draft.lead, year=year)
    )


def _add_target(finds: _Finds, plan: Plan, found: Found, *, task: str | None, measure: str | None, deadline: Deadline | None) -> None:
    page = finds.page
    finds.targets.append(Target(
        _id("g", finds.targets), plan.id, task, measure, page.text[found.start : found.end], found.indicator, found.comparator, found.value, found.unit,
        page.source_span(found.start, found.end), found.scope, found.value2, found.modality, found.firm, found.kind, found.baseline, found.series,
        deadline.date if deadline else None, deadline.text if deadline else None,
    ))  # fmt: skip


def _measure_at(cut: list[Measure], place: Span) -> str | None:
    return next((m.id for m in cut if m.span[0] <= place[0] < m.span[1]), None)
