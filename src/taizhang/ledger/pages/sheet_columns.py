"""What a column of a grid is in a file: its heads, how wide they are, and what stands in it. What a page shows as one cell may be two."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.pages.columns import TITLES
from taizhang.ledger.pages.rows import Line

Cell = str | date | Decimal | None

_HEADS = {
    "title": ((N_("Code"), 16), (N_("Measure"), 60)),
    "due": ((N_("Deadline"), 12), (N_("Concluded"), 9)),
    "light": ((N_("Light"), 9), (N_("Why"), 44)),
    "completion": ((N_("Done (%)"), 10),),
}
_WIDTHS = {"no": 8, "task": 32, "support": 26, "state": 11, "person": 12, "leader": 12, "plan": 32}
_WIDE = 18


def heads_of(columns: Sequence[str]) -> list[tuple[str, int]]:
    """With their widths."""
    return [(_(head), width) for key in columns for head, width in _HEADS.get(key, ((TITLES[key], _WIDTHS.get(key, _WIDE)),))]


def cells_of(columns: Sequence[str], line: Line) -> Iterator[Cell]:
    """As many as there are heads."""
    for key in columns:
        yield from _cells(key, line)


def _cells(key: str, line: Line) -> tuple[Cell, ...]:
    match key:
        case "title":
            return line.code, line.title
        case "due":
            return line.due, "✓" if line.inferred else ""
        case "light":
            return line.light.word, line.light.reason
        case "completion":
            return (line.percent,)
        case "plan" | "lead" | "state" | "act":
            return (getattr(line, key),)
        case _:
            return (line.more.get(key, ""),)
