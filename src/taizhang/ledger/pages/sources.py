"""The rows of a ledger beside the text that orders them, each at its place, and each leading to the other."""

from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.frame import access
from taizhang.ledger.pages import words
from taizhang.ledger.pages.ledger_views import ledger_seen
from taizhang.ledger.pages.month_lines import lit
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries.rows_in_place import PlacedPage, PlacedRow, rows_in_place, text_of
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.text_in_pieces import Line, Span, lines

_HEADINGS = 2


class Row(NamedTuple):
    """A row as it stands beside its words."""

    of: PlacedRow
    url: str
    light: words.Lit
    state: str


class Part(NamedTuple):
    """A line of the text and the rows that begin in it."""

    line: Line
    rows: list[Row]


@access.needs("ledger.read")
@reads
def sources(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """A hundred rows at a time, each page with the text from where the one before ended."""
    ledger = ledger_seen(code, who)
    said = request.GET.get("after", "")
    after = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    page, address = rows_in_place(ledger.id, who.moment, after=after), reverse("ledger:sources", kwargs={"code": code})
    rows = {row.code: _row(row, who) for row in page.rows}
    text = text_of(ledger.id, who.moment)
    placed = [span for row in page.rows if (span := _span(row, text))]
    before, parts = _folded(_parts(text, placed, rows, page, first=not after))
    shown = {
        "who": who,
        "ledger": ledger,
        "address": address,
        "before": before,
        "parts": parts,
        "placeless": [rows[row.code] for row in page.rows if _span(row, text) is None],
        "count": len(rows),
        "start": address + who.kept() if after else "",
        "following": address + who.kept(after=str(page.following)) if page.following else "",
    }
    return render(request, "ledger/sources.html", shown)


def _parts(text: str, spans: list[Span], rows: dict[str, Row], page: PlacedPage, *, first: bool) -> list[Part]:
    """From the line of the first row (at first from the beginning) to that of the last (at last to the end)."""
    if not spans:
        return [Part(line, []) for line in lines(text, [])] if first and not page.following else []
    begin = 0 if first else text.rfind("\n", 0, min(span.start for span in spans)) + 1
    stop = text.find("\n", max(span.end for span in spans)) if page.following else -1
    found = lines(text, spans, start=begin, end=len(text) if stop < 0 else stop)
    return [Part(line, [rows[code] for code in line.begun]) for line in found]


def _folded(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """What stands before the headings of the first row, apart: it is there, and in nobody's way."""
    first = next((number for number, part in enumerate(parts) if part.rows), 0)
    return parts[: max(0, first - _HEADINGS)], parts[max(0, first - _HEADINGS) :]


def _span(row: PlacedRow, text: str) -> Span | None:
    """Its place in the text, where it has one there."""
    start, end = row.item.start, row.item.end
    return Span(start, end, row.code) if start is not None and end is not None and start < end <= len(text) else None


def _row(row: PlacedRow, who: Reader) -> Row:
    address = reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(row.code, safe=""))
    return Row(row, address + who.kept(), lit(row), "" if row.state in ENDED else words.state(row.state))
