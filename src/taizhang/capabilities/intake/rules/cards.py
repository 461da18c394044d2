"""What was read, ready to be shown: one frozen value for each thing on the right-hand side of the page."""

from dataclasses import dataclass

from .changes import ChangeGroup


@dataclass(frozen=True, slots=True)
class Due:
    """The last day; `words` are the text's own, None where the day is inferred. `day` is None where nothing tells it."""

    day: str | None
    words: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation in one task."""

    id: str
    name: str
    label: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """The organisations of a task in one role: lead, responsible or support."""

    role: str
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A quantity to be reached; `bound` is the demand with its sign, value and unit."""

    id: str
    indicator: str
    bound: str
    scope: str | None
    kind: str
    firm: bool
    baseline: str | None
    due: Due | None
    quote: str


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """Money or a benefit."""

    id: str
    kind: str
    amount: str
    beneficiary: str
    conditions: tuple[str, ...]
    fund: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One act with what will show it done."""

    id: str
    text: str
    deliverable: str
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task with everything bound to it; `targets` are those that no measure of it holds."""

    id: str
    no: str
    heading: str
    path: tuple[str, ...]
    text: str
    duties: tuple[Duty, ...]
    due: Due
    recurrence: str | None
    measures: tuple[MeasureLine, ...]
    targets: tuple[TargetLine, ...]
    provisions: tuple[ProvisionLine, ...]


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan with its goals and tasks; `id` is empty for what stands outside every plan."""

    id: str
    title: str
    year: int | None
    package: str | None
    goals: tuple[TargetLine, ...] = ()
    tasks: tuple[TaskCard, ...] = ()
    provisions: tuple[ProvisionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    """What the covering notice itself demands."""

    id: str
    no: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something left open, with the ids of what it is about."""

    message: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one kind."""

    kind: str
    gaps: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found."""

    plans: int
    tasks: int
    measures: int
    targets: int
    provisions: int
    orders: int
    gaps: int
    mendings: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything on the right: the plans with their tasks, those known by title only, then what belongs to no plan."""

    plans: tuple[PlanCard, ...]
    titles: tuple[PlanCard, ...]
    orders: tuple[OrderLine, ...]
    gaps: tuple[GapGroup, ...]
    changes: tuple[ChangeGroup, ...]
    counts: Counts
