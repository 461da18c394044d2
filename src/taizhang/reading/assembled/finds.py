"""What has been found so far, and how it is added to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Order, Plan, Provision, Span, Target, Task
from ..findings.deadlines import Deadline
from ..findings.gaps import Said
from ..findings.goal_cells import of_cell
from ..findings.registry import Registry
from ..findings.targets import Found
from ..structure.goal_tables import GoalCell
from ..structure.page import Page
from ..structure.parts import first_year, year_of_bare_times

Tables = Sequence[tuple[Span, list[GoalCell]]]


@dataclass(slots=True)
class Finds:
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

    def bare_year(self, plan: Plan) -> int | None:
        """The year of times that name none, in this plan."""
        return year_of_bare_times(plan.title, self.issued, plan.year)


def new_id(letter: str, items: Sequence[object]) -> str:
    """The id of what is added next to `items`."""
    return f"{letter}{len(items) + 1}"


def inside(tables: Tables, at: int) -> bool:
    return bool(tables) and any(start <= at < end for (start, end), _ in tables)  # most texts have none


def add_target(finds: Finds, plan: Plan, found: Found, *, task: str | None, measure: str | None, deadline: Deadline | None) -> None:
    page = finds.page
    finds.targets.append(Target(
        new_id("g", finds.targets), plan.id, task, measure, page.text[found.start : found.end], found.indicator, found.comparator, found.value, found.unit,
        page.source_span(found.start, found.end), found.scope, found.value2, found.modality, found.firm, found.kind, found.baseline, found.series,
        deadline.date if deadline else None, deadline.text if deadline else None,
    ))  # fmt: skip


def add_cells(finds: Finds, plan: Plan, cells: list[GoalCell], *, task: str | None) -> None:
    """Cells of years before the plan say from where it starts, and are no targets."""
    first = first_year(plan.title, finds.issued) or 0
    from_ = {cell.name: f"{cell.year}年" for cell in cells if cell.year and cell.year < first}
    for cell in (cell for cell in cells if not cell.year or cell.year >= first):
        for target in of_cell(finds.page.folded, cell):
            found = replace(target, baseline=from_.get(cell.name, target.baseline))
            add_target(finds, plan, found, task=task, measure=None, deadline=found.deadline)
