"""The workbook while it is being written: its sheets by name, and where each task stands, so that other sheets can link to it."""

from datetime import UTC, date, datetime, time
from io import BytesIO

from ..document import Document
from .cells import Cell, Place
from .names import Names
from .paper import Paper
from .safe import clean, cut
from .xlsx import Workbook, Worksheet

_LONGEST_PROPERTY = 255
# A reading knows no clock: a document without a date gets this one, so that the same reading is always the same bytes.
_UNDATED = date(2000, 1, 1)


class Book:
    """A workbook in memory."""

    def __init__(self, document: Document) -> None:
        self._bytes = BytesIO()
        self._file = Workbook(self._bytes, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
        self._file.set_properties(_properties(document))
        self._names = Names()
        self._rows: dict[str, Place] = {}
        self._places: list[tuple[Place, str]] = []
        self.paper = Paper(self._file)

    def sheet(self, kind: str, title: str = "", *, colour: str = "") -> Worksheet:
        sheet = self._file.add_worksheet(self._names.of(kind, title))
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def remember_task(self, id_: str, place: Place) -> None:
        self._rows[id_] = place

    def task(self, id_: str | None, words: str, *, style: str = "text link") -> Cell:
        """A cell that names a task and leads to its first row, if it has one."""
        place = self._rows.get(id_ or "")
        return Cell(words, style if place else None, place)

    def close(self) -> bytes:
        self._file.close()
        return self._bytes.getvalue()


def _properties(document: Document) -> dict[str, object]:
    issued = date.fromisoformat(document.issue_date) if document.issue_date else _UNDATED
    return {
        "title": cut(clean(document.title), _LONGEST_PROPERTY),
        "subject": "责任台账",
        "author": "",
        "company": cut(clean(document.issuer or ""), _LONGEST_PROPERTY),
        "created": datetime.combine(issued, time(), UTC),
    }
