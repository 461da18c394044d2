"""The targets of a plan that no task has: in its preamble, its goals, its tables of goals."""

from collections.abc import Sequence

from ..document import Plan, Span
from ..findings.deadlines import Deadline
from ..findings.dues import leading
from ..findings.targets import targets
from ..structure.outline import Item
from ..structure.tasks import goal_lines
from .finds import Finds, Tables, add_cells, add_target, inside


def read_goals(finds: Finds, plan: Plan, root: Item, tables: Tables, tasks: Sequence[Span]) -> None:
    """A goal that names who answers for it is a task, and is read as one."""
    page, year = finds.page, finds.bare_year(plan)
    for line in (line for line in root.lines if not line.fields):
        for target in targets(page.folded, line.start, line.end, year=year, last_year=plan.year, goals=False, since=finds.issued):
            if target.deadline and not inside(tables, line.start):  # a preamble states few goals, and dates them
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
    for (start, _), cells in tables:
        if any(a <= start < b for a, b in in_goals):
            add_cells(finds, plan, cells, task=None)
