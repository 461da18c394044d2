"""Charts as values: what the table behind a chart says, and what the script in the page draws it from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Value = float | None
"""A figure, or none where none is known: a gap in a line, and no zero."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures, as bars or as a line (`drawn`)."""

    name: str
    values: tuple[Value, ...]
    drawn: str = "bar"


@dataclass(frozen=True, slots=True)
class Chart:
    """`along` names what the labels are: months, organisations. Long labels lie better on their side (`lying`)."""

    title: str
    along: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    lying: bool = False

    @property
    def rows(self) -> Sequence[tuple[str, tuple[Value, ...]]]:
        return list(zip(self.labels, zip(*(one.values for one in self.series), strict=True), strict=True))

    @property
    def figures(self) -> dict[str, Any]:
        """What the script reads; nothing in it is markup."""
        series = [{"name": one.name, "values": list(one.values), "drawn": one.drawn} for one in self.series]
        return {"labels": list(self.labels), "series": series, "unit": self.unit, "lying": self.lying}
