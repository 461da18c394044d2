"""A program: a Word document, a workbook or another file with words comes in, the beginning of its words goes out as JSON. Run by `previews` apart
from the server, as `first_page` is: a file that somebody sent may break what reads it."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from taizhang.frame.limited import limit

if TYPE_CHECKING:
    from taizhang.reading import Passage

MOST, LONGEST = 400, 12_000  # passages; characters: what somebody looks over


def main() -> int:
    limit()
    from taizhang import reading

    try:
        found = reading.passages(sys.stdin.buffer.read(), name=sys.argv[1])
    except reading.ReadingError:
        return 1
    json.dump(beginning(found), sys.stdout)
    return 0


def beginning(found: "Sequence[Passage]") -> dict[str, object]:
    """As many passages as somebody looks over, paragraphs and tables apart; whether more follow."""
    kept = list(_kept(found[:MOST]))
    words = sum(len(cell) for passage in kept for cell in passage.cells)
    return {"parts": list(_parts(kept)), "cut": len(kept) < len(found) or words > LONGEST}


def _kept(found: "Iterable[Passage]") -> "Iterator[Passage]":
    left = LONGEST
    for passage in found:
        if left <= 0:
            return
        left -= sum(map(len, passage.cells))
        yield passage


def _parts(kept: "Iterable[Passage]") -> Iterator[list[str] | list[list[str]]]:
    for table, rows in groupby(kept, key=lambda passage: passage.table):
        cells = [[_short(cell) for cell in row.cells] for row in rows]
        yield cells if table >= 0 else [words for (words,) in cells]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


if __name__ == "__main__":
    sys.exit(main())
