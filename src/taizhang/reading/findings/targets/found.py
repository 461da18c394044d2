"""What is found: a target before it is bound to its plan, task and measure."""

from dataclasses import dataclass

from ..deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Found:
    """A target at [start, end) of the page."""

    start: int
    end: int
    indicator: str
    comparator: str
    value: float
    value2: float | None
    unit: str
    modality: tuple[str, ...]
    firm: bool
    kind: str
    scope: str | None
    baseline: str | None
    deadline: Deadline | None
    series: str | None = None
