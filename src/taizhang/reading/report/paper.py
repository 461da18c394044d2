"""The look of the workbook: type, lines, tints and the page that it is printed on."""

from collections.abc import Sequence
from typing import Any

from .xlsx import Format, Workbook, Worksheet

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
_INCH = 72.0
_PRINTABLE = (11.69 - 0.8) * _INCH, (8.27 - 1.1) * _INCH

# Widths of columns are counted in digits of the default type: it is the type of the cells, so that machines with other types agree.
DEFAULT_TYPE: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "font_scheme": "none"}

_BODY: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
_LINED: dict[str, Any] = {**_BODY, "border": 1, "border_color": "#7F7F7F"}
_CENTRED: dict[str, Any] = {**_LINED, "align": "center"}
_HEAD: dict[str, Any] = {**_CENTRED, "bold": True, "bg_color": "#D9E2EC"}
# A number that is wider than its column is shown as ####, unless it may shrink; it cannot wrap.
_DATE: dict[str, Any] = {**_CENTRED, "text_wrap": False, "shrink": True, "num_format": "yyyy-mm-dd"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 16, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "note": {**_BODY, "font_color": "#404040"},
    "section": {**_BODY, "bold": True, "font_size": 12, "valign": "bottom"},
    "head": _HEAD,
    "head to fill": {**_HEAD, "bg_color": "#FFF2CC"},
    "head upright": {**_HEAD, "bold": False, "rotation": 270},
    "label": {**_CENTRED, "bold": True, "bg_color": "#F2F5F8"},
    "text": _LINED,
    "centre": _CENTRED,
    "strong": {**_CENTRED, "bold": True},
    "date": _DATE,
    # The mark is part of the number format: the cell stays a date.
    "inferred date": {**_DATE, "italic": True, "font_color": "#7F7F7F", "num_format": 'yyyy-mm-dd"推定"'},
    "unknown": {**_CENTRED, "italic": True, "font_color": "#7F7F7F"},
    "number": {**_LINED, "align": "right", "num_format": "#,##0.######"},
    "count": {**_CENTRED, "num_format": "0;-0;;@"},
    "percent": {**_CENTRED, "num_format": "0%"},
    "link": {**_CENTRED, "font_color": "#0B5394", "underline": 1},
    "牵": {**_CENTRED, "bold": True, "bg_color": "#F4B6B0"},
    "责": {**_CENTRED, "bg_color": "#FCE4C4"},
    "配": {**_CENTRED, "bg_color": "#E2EEDB"},
}


class Paper:
    """The workbook's styles by name, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def style(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(_STYLES[name])
        return self._made[name]

    def tint(self, colour: str) -> Format:
        """The fill of a conditional format."""
        return self._book.add_format({"bg_color": colour})


def print_on_a4(sheet: Worksheet, *, pages_wide: int = 1) -> None:
    """Landscape, as wide as the page, pages numbered at the foot beside the name of the sheet."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(**_MARGINS)
    sheet.set_footer('&L&"宋体,常规"&8&A&C&"宋体,常规"&9第 &P 页，共 &N 页')
    sheet.center_horizontally()
    sheet.hide_gridlines(2)


def room_on_page(widths: Sequence[float], *, pages_wide: int = 1) -> float:
    """The points of row height that a page holds once columns of these `widths` have been shrunk to its width."""
    across = sum((7 * width + 5) * 0.75 for width in widths) / pages_wide
    return _PRINTABLE[1] / min(1.0, _PRINTABLE[0] / across)
