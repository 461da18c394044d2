"""The words of a cell: its own, those that the workbook keeps for all sheets, or a number in the format of the cell."""

import datetime
import math
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # a type; package.py parses

from .shown import BUILT_IN, Form, form_of, shown

_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?|[+-]?\.\d{1,30}")
_EPOCH, _LATER_EPOCH = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)


class Values:
    """Gives the words of cells."""

    def __init__(self, book: Element, strings: Element | None, styles: Element | None) -> None:
        self._strings = [] if strings is None else [_text(item) for item in strings.iter("si")]
        self._forms = [] if styles is None else list(_forms(styles))
        later = next((p.get("date1904") for p in book.iter("workbookPr")), None)
        self._epoch = _LATER_EPOCH if later in ("1", "true", "on") else _EPOCH

    def words(self, cell: Element) -> str:
        """What the cell shows; nothing for an error."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _text(cell)
        value = next((v.text or "" for v in cell if v.tag == "v"), "")
        if kind == "s":
            return self._shared(value)
        if kind == "n":
            return self._number(value, cell.get("s"))
        if kind == "b":
            return "是" if value == "1" else "否"
        return "" if kind == "e" else _ESCAPED.sub("", value)

    def _shared(self, value: str) -> str:
        index = int(value) if value.isdecimal() and len(value) < 8 else -1
        return self._strings[index] if 0 <= index < len(self._strings) else ""

    def _number(self, value: str, style: str | None) -> str:
        value = value.strip()
        if not _NUMBER.fullmatch(value) or math.isinf(number := float(value)):
            return value
        index = int(style) if style and style.isdecimal() and len(style) < 6 else -1
        form = self._forms[index] if 0 <= index < len(self._forms) else Form()
        return shown(number, form, epoch=self._epoch)


def _text(item: Element) -> str:
    """The words of all runs, without the hints on how they are spoken."""
    hints = {id(t) for hint in item.iter("rPh") for t in hint.iter("t")}
    return _ESCAPED.sub("", "".join(t.text or "" for t in item.iter("t") if id(t) not in hints))


def _forms(styles: Element) -> Iterator[Form]:
    codes = {f.get("numFmtId"): f.get("formatCode") or "" for f in styles.iter("numFmt")}
    by_number: dict[str | None, Form] = {str(number): form_of(code) for number, code in BUILT_IN.items()}
    by_number |= {number: form_of(code) for number, code in codes.items()}
    formats = next(styles.iter("cellXfs"), None)
    yield from (by_number.get(xf.get("numFmtId"), Form()) for xf in (() if formats is None else formats))
