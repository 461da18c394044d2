"""One plan: its goals, its tasks in the order of the text, and its words for those who look for gaps."""

from collections.abc import Sequence

from ..document import Plan, Span
from ..findings.gaps import Said
from ..findings.organisations import rules_beside
from ..structure.captions import with_captions
from ..structure.goal_tables import goal_tables
from ..structure.outline import Item, outline_of
from ..structure.page import Page
from ..structure.parts import Part
from ..structure.tables import Row, task_rows
from ..structure.tasks import Draft, drafts_of, goal_lines, row_drafts
from ..structure.year_rows import year_rows
from .finds import Finds, new_id
from .goals import read_goals
from .task import read_task, runs

_LONGEST_HEAD = 200  # of a table, with the line that names it
_FEWEST_WORDS = 6  # a task has more behind its caption


def read_plan(finds: Finds, part: Part, *, year: int | None) -> None:
    page = finds.page
    plan = Plan(new_id("p", finds.plans), part.title, year, part.package, _plan_span(page, part))
    finds.plans.append(plan)
    root = outline_of(page, part.first, part.last, label=part.title)
    with_captions(page, root)
    finds.said[plan.id] = _said(page, part, root)
    lines = page.lines[part.first : part.last]
    tables = [*goal_tables(page, lines), *year_rows(page, lines)]
    rows = list(task_rows(page, lines))
    drafts = [*(d for d in drafts_of(page, root) if not _only_heads_rows(page, d, rows)), *row_drafts(page, iter(rows), ())]
    drafts.sort(key=lambda d: d.start)
    read_goals(finds, plan, root, tables, [(d.start, d.end) for d in drafts if not d.row], [(d.start, d.end) for d in drafts if d.row])
    tables += [((row.line.start, row.line.end), []) for row in rows]  # what stands in them is read with their rows
    rules = rules_beside(page, lines, drafts)
    for draft in drafts:
        read_task(finds, plan, draft, rules, tables)


def _plan_span(page: Page, part: Part) -> Span:
    last = page.lines[part.last - 1].end if part.last > part.first else part.title_span[1]
    start = min(part.title_span[0], page.lines[part.first].start) if part.last > part.first else part.title_span[0]
    return page.source_span(start, last) if last > start else (0, 0)


def _said(page: Page, part: Part, root: Item) -> Said:
    lines = page.lines[part.first : part.last]
    place = slice(lines[0].start, lines[-1].end) if lines else slice(0, 0)
    return Said(page.text[place], page.folded[place], tuple(page.folded[a:b] for a, b in goal_lines(root)))


def _only_heads_rows(page: Page, draft: Draft, rows: Sequence[Row]) -> bool:
    """Whether the draft is nothing but the caption over a table of tasks."""
    inside = next((row for row in rows if draft.start <= row.line.start < draft.end), None)
    below = next((row for row in rows if row.line.start >= draft.end), None)
    head = page.folded[draft.end : below.line.start] if below else "。"
    if inside is None and (len(head) > _LONGEST_HEAD or "。" in head):
        return False
    words = "".join(page.folded[a:b] for a, b in runs(draft) if inside is None or b <= inside.line.start)
    return not draft.stated and len(words.strip("。 \n")) < _FEWEST_WORDS
