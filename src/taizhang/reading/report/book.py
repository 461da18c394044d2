"""The workbook while it is being written: its sheets by name, and where each task stands, so that other sheets can link to it."""

from datetime import UTC, date, datetime, time
from io import BytesIO

from ..document import Document
from .cells import Cell, Place
from .names import Names
from .paper import DEFAULT_TYPE, Paper
from .safe import clean, cut
from .xlsx import Workbook, Worksheet

_LONGEST_PROPERTY = 255
# A reading knows no clock: a document without a date gets this one, so that the same reading is always the same bytes.
_UNDATED = date(2000, 1, 1)


class Book:
    """A workbook in memory."""

    def __init__(self, document: Document) -> None:
        self._bytes = BytesIO()
        self._file = Workbook(self._bytes, {"in_memory": True, "default_format_properties": DEFAULT_TYPE})
        self._file.set_properties(_properties(document))
        self._names = Names()
        self._rows: dict[str, Cell] = {}
        self.paper = Paper(self._file)

    def sheet(self, kind: str, title: str = "", *, colour: str = "") -> Worksheet:
        sheet = self._file.add_worksheet(self._names.of(kind, title))
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def remember_row(self, number: int, place: Place, *ids: str) -> None:
        """The row of the ledger that other sheets mean when they name one of these ids; the first row of an id is the one."""
        for id_ in ids:
            self._rows.setdefault(id_, Cell(number, "link", place))

    def row_of(self, *ids: str | None) -> Cell | None:
        """A cell with the number of the first of these that stands in a ledger, and the way there."""
        return next((self._rows[id_] for id_ in ids if id_ in self._rows), None)

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
