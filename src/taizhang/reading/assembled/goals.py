"""The targets of a plan that no task has: in its preamble, its goals, its tables of goals."""

import re
from collections.abc import Sequence

from ..document import Plan, Span
from ..findings.deadlines import Deadline
from ..findings.dues import leading
from ..findings.targets import targets
from ..structure.lines import Line
from ..structure.outline import Item
from ..structure.tasks import goal_lines
from .finds import Finds, Tables, add_cells, add_target, inside

# 2026年…工作的主要目标是：… in front of the first item.
_GOALS_ARE = re.compile(r"目标(?:任务)?(?:是|为|如下)?：|目标是")
_OPENS = re.compile(r"(?P<year>20\d{2})年(?![-至])")


def read_goals(finds: Finds, plan: Plan, root: Item, tables: Tables, tasks: Sequence[Span], rows: Sequence[Span]) -> None:
    """A goal that names who answers for it is a task, and is read as one; a table of goals that no task holds states those of the plan."""
    page, year = finds.page, finds.bare_year(plan)
    for line in (line for line in root.lines if not line.fields and not inside(tables, line.start)):
        aimed = _GOALS_ARE.search(page.folded, line.start, line.end)
        if aimed:
            _read_stated(finds, plan, line, aimed.end())
        for target in targets(
            page.folded, line.start, aimed.start() if aimed else line.end, year=year, last_year=plan.year, goals=False, since=finds.issued
        ):
            if target.deadline:  # a preamble states few goals, and dates them
                add_target(finds, plan, target, task=None, measure=None, deadline=target.deadline)
    lead: Deadline | None = None
    in_goals = list(goal_lines(root))
    for start, end in in_goals:
        if inside(tables, start) or any(a < end and start < b for a, b in tasks):
            continue
        carried = lead
        for target in targets(page.folded, start, end, year=year, last_year=plan.year, goals=True, since=finds.issued):
            carried = target.deadline or carried
            add_target(finds, plan, target, task=None, measure=None, deadline=carried)
        lead = lead or carried or leading(page.folded, start, end, year=year)
    for (start, end), cells in tables:
        if any(a <= start < b for a, b in in_goals) or not any(a < end and start < b for a, b in (*tasks, *rows)):
            add_cells(finds, plan, cells, task=None)


def _read_stated(finds: Finds, plan: Plan, line: Line, start: int) -> None:
    """The goals that the line states from `start` on; the year with which it opens is theirs."""
    opening = _OPENS.match(finds.page.folded, line.start, line.end)
    year = Deadline(f"{opening['year']}-12-31", opening.group(), *opening.span()) if opening else None
    for target in targets(
        finds.page.folded, start, line.end, year=finds.bare_year(plan), last_year=plan.year, goals=True, since=finds.issued
    ):
        add_target(finds, plan, target, task=None, measure=None, deadline=target.deadline or year)
