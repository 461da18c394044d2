"""Characters to lines: what stands at one height belongs together, from left to right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .sheet import Run

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’]")
# What is never parted at the end of a line: a word or number, or one character, with the marks that close it.
_UNIT = re.compile(r"[（《“‘〔【(]*(?:[\w.%‰/\-]+(?<![\u2e80-\u9fff])|.)[，。、；：！？）》”’〕】,.;:!?)]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type on a page."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        return self.bottom - self.top


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines from top to bottom. Two runs are on one line where their heights overlap by half."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        if rows and abs(run.middle - rows[-1][-1].middle) <= max(run.size, rows[-1][-1].size) / 2:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [line for row in rows if (line := _line(sorted(row, key=lambda r: r.x0))).text]


def _line(row: list[Run]) -> Line:
    text, left = row[0].text, row[0]
    for run in row[1:]:
        if _is_echo(left, run):
            continue
        text += (" " if _apart(left, run) else "") + run.text
        left = run
    return Line(row[0].x0, min(r.top for r in row), max(r.x1 for r in row), max(r.bottom for r in row), " ".join(text.split()))


def _is_echo(left: Run, right: Run) -> bool:
    """Whether a character is printed twice, a hair apart: that is how some programs make it bold."""
    return left.text == right.text and right.x0 - left.x0 < (left.x1 - left.x0) / 2


def _apart(left: Run, right: Run) -> bool:
    """Whether a gap between two runs is a blank: a wide one, or a small one between Latin letters."""
    gap = right.x0 - left.x1
    both_latin = not _WIDE.search(left.text[-1:]) and not _WIDE.search(right.text[:1])
    return gap > (0.12 if both_latin else 1.2) * max(left.size, right.size)


def fits(line: Line, room: float) -> bool:
    """Whether what the line begins with, and cannot be parted, has room at the end of another line."""
    found = _UNIT.match(line.text)
    unit = found[0] if found else line.text[:1]
    # A closing mark may be squeezed or hang over the margin.
    wide = sum(0.5 if ord(c) < 0x2000 else 1.0 for c in unit) - (0.5 if len(unit) > 1 and _WIDE.match(unit[0]) else 0)
    return room > (wide + 0.6) * line.size


def joined(parts: Iterable[str]) -> str:
    """Lines of one paragraph put together: with a blank only between Latin letters or digits."""
    text = ""
    for part in parts:
        between = text and part and not _WIDE.search(text[-1]) and not _WIDE.search(part[0]) and text[-1].isalpha() and part[0].isalpha()
        text += (" " if between else "") + part
    return text
