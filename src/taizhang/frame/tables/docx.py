"""Rows in a table of somebody's Word file."""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def written(
    content: bytes, table: str, first: int, lines: Sequence[Mapping[int, str | int]], groups: Sequence[tuple[int, int, int]]
) -> bytes:
    """`first` counted from 0, as the columns of the lines; `table` is the number of the table, from 1."""
    document = Document(BytesIO(content))
    rows = list(document.tables[int(table) - 1]._tbl.tr_lst)
    model = _model(rows, first)
    empty = _empty_rows(rows, first)
    last = rows[first + empty - 1] if first + empty <= len(rows) else rows[-1]
    made = rows[first : first + empty][: len(lines)]
    while len(made) < len(lines):
        row = deepcopy(model)
        last.addnext(row)
        last = row
        made.append(row)
    for row, line in zip(made, lines, strict=True):
        _write(row, line)
    for column, start, end in groups:
        for number, row in enumerate(made[start : end + 1]):
            _join(row, column, "continue" if number else "restart")
    into = BytesIO()
    document.save(into)
    return into.getvalue()


def filled_around(content: bytes, table: str, first: int, inside: Callable[[str], str], beside: Callable[[str], str]) -> bytes:
    """What is left blank in the paragraphs of the file, and in the rows of the table above its heads and below those to fill."""
    document = Document(BytesIO(content))
    for paragraph in document.paragraphs:
        if (words := inside(paragraph.text)) != paragraph.text:
            _put(paragraph, words)
    rows = list(document.tables[int(table) - 1]._tbl.tr_lst)
    for row in [*rows[: max(first - 1, 0)], *rows[first + _empty_rows(rows, first) :]]:
        for tc, following in zip(row.tc_lst, [*row.tc_lst[1:], None], strict=True):
            _fill(tc, following, inside, beside)
    into = BytesIO()
    document.save(into)
    return into.getvalue()


def _fill(tc: Any, following: Any, inside: Callable[[str], str], beside: Callable[[str], str]) -> None:
    for one in tc.p_lst:
        paragraph = Paragraph(one, tc)
        if (words := inside(paragraph.text)) != paragraph.text:
            _put(paragraph, words)
    said = "".join(one.text for one in tc.p_lst)
    if following is not None and not any(one.text.strip() for one in following.p_lst) and (value := beside(said)):
        _say(following, _UNPRINTABLE.sub("", value))


def _put(paragraph: Paragraph, words: str) -> None:
    """In the looks of its first words."""
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    paragraph.runs[0].text = _UNPRINTABLE.sub("", words)


def _model(rows: Sequence[Any], first: int) -> Any:
    """The first row to fill; where there is none, a row like the head that is not bold and not repeated on every page."""
    row = deepcopy(rows[min(first, len(rows) - 1)])
    for tc in row.tc_lst:
        tc.vMerge = None
        _say(tc, "")
    if first >= len(rows):
        for mark in [*row.iter(qn("w:b")), *row.iter(qn("w:bCs")), *row.iter(qn("w:tblHeader"))]:
            mark.getparent().remove(mark)
    return row


def _empty_rows(rows: Sequence[Any], first: int) -> int:
    count = 0
    for row in rows[first:]:
        if any(one.text.strip() for tc in row.tc_lst for one in tc.p_lst):
            break
        count += 1
    return count


def _write(row: Any, line: Mapping[int, str | int]) -> None:
    place = 0
    for tc in row.tc_lst:
        tc.vMerge = None
        if value := line.get(place):
            _say(tc, _UNPRINTABLE.sub("", str(value)))
        place += tc.grid_span


def _join(row: Any, column: int, how: str) -> None:
    place = 0
    for tc in row.tc_lst:
        if place == column:
            tc.vMerge = how
            if how == "continue":
                _say(tc, "")
        place += tc.grid_span


def _say(tc: Any, words: str) -> None:
    """The cell says that, in the looks of its first words."""
    kept, *more = tc.p_lst
    for one in more:
        tc.remove(one)
    first = Paragraph(kept, tc)
    for run in first.runs[1:]:
        kept.remove(run._r)
    if first.runs:
        first.runs[0].text = words
    elif words:
        first.add_run(words)
