"""The answer that hands a file over: its kind by its name, and a name that no header takes amiss."""

from pathlib import PurePath

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}
UNKNOWN = "application/octet-stream"  # a page of somebody else is never shown under our address


def download(content: bytes, name: str, kind: str = "", *, shown: bool = False) -> HttpResponse:
    """To be saved under that name, or `shown` where the browser can; without a `kind` the name's ending says what it is."""
    printable = "".join(letter for letter in name if letter.isprintable())  # no header takes a line end
    disposition = content_disposition_header(as_attachment=not shown, filename=printable) or "attachment"
    kind = kind or _KINDS.get(PurePath(printable).suffix, UNKNOWN)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
