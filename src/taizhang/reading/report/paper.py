"""The look of the workbook: type, lines, tints and the page that it is printed on."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_A4 = 9
_BODY: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
_LINED: dict[str, Any] = {**_BODY, "border": 1, "border_color": "#7F7F7F"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 16, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "subtitle": {**_BODY, "text_wrap": False, "font_color": "#404040"},
    "section": {**_BODY, "bold": True, "font_size": 11},
    "plain": _BODY,
    "head": {**_LINED, "bold": True, "align": "center", "bg_color": "#D9E2EC"},
    "head to fill": {**_LINED, "bold": True, "align": "center", "bg_color": "#FFF2CC"},
    "head upright": {**_LINED, "bold": True, "align": "center", "valign": "bottom", "bg_color": "#D9E2EC", "rotation": 255},
    "label": {**_LINED, "bold": True, "bg_color": "#F2F5F8"},
    "text": _LINED,
    "centre": {**_LINED, "align": "center"},
    "strong": {**_LINED, "bold": True},
    "date": {**_LINED, "align": "center", "num_format": "yyyy-mm-dd"},
    "inferred": {**_LINED, "align": "center", "italic": True, "font_color": "#808080"},
    "number": {**_LINED, "align": "right", "num_format": "#,##0.######"},
    "whole": {**_LINED, "align": "right", "num_format": "#,##0"},
    "percent": {**_LINED, "align": "center", "num_format": "0%"},
    "link": {**_LINED, "align": "center", "font_color": "#0B5394", "underline": 1},
    "small": {**_LINED, "font_size": 8},
    "牵": {**_LINED, "align": "center", "bold": True, "bg_color": "#F4B6B0"},
    "责": {**_LINED, "align": "center", "bg_color": "#FCE4C4"},
    "配": {**_LINED, "align": "center", "bg_color": "#E2EEDB"},
}  # fmt: skip


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


def print_on_a4(sheet: Worksheet, *, head_row: int, pages_wide: int = 1) -> None:
    """Landscape, as wide as the page, the head on every page, pages numbered at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.repeat_rows(head_row)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer('&L&"宋体,常规"&8&A&C&"宋体,常规"&9第 &P 页，共 &N 页')
    sheet.hide_gridlines(2)
    sheet.set_zoom(100)
