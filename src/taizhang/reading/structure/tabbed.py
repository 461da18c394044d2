"""Tables that were pasted as text: lines with as many tabs as their neighbours."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from .lines import Field, Line

_FEWEST = 2


def tabbed(text: str, lines: Sequence[Line]) -> list[Line]:
    """`lines` with a table for each run of two or more that have as many tabs, at least two."""
    out: list[Line] = []
    table = max((line.table for line in lines), default=-1) + 1
    for tabs, group in groupby(lines, key=lambda line: 0 if line.fields else text.count("\t", line.start, line.end)):
        run = list(group)
        if tabs >= _FEWEST and len(run) > 1:
            out += [line._replace(table=table, fields=tuple(_fields(text, line))) for line in run]
            table += 1
        else:
            out += run
    return out


def _fields(text: str, line: Line) -> Iterator[Field]:
    at = line.start
    for column, words in enumerate(text[line.start : line.end].split("\t")):
        blank = len(words) - len(words.lstrip())
        yield Field(at + blank, at + max(blank, len(words.rstrip())), column)
        at += len(words) + 1
