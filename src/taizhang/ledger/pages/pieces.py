"""Evidence 佐证 of an obligation: what each piece is, looked at in the page where that is safe, with the hash by which anybody knows it again."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.downloads import UNKNOWN, download
from taizhang.frame.manifest import N_
from taizhang.frame.pictures import first_page
from taizhang.ledger.models import Evidence, Obligation
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import evidence as questions
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.one_obligation import OneObligation
from taizhang.ledger.rules.roles import Actor

PICTURES = ("image/png", "image/jpeg")
SHOWN_HERE = ("application/pdf", *PICTURES)  # a browser draws them, and none of them acts
TEXTS = ("text/plain", "text/csv")
_LONGEST = 6000  # characters of a text
_KINDS = {
    "application/pdf": "PDF",
    "application/ofd": "OFD",
    "image/png": N_("Picture (PNG)"),
    "image/jpeg": N_("Picture (JPEG)"),
    "image/tiff": N_("Picture (TIFF)"),
    "video/mp4": N_("Film"),
    "text/plain": N_("Text"),
    "text/csv": N_("Table (CSV)"),
}
_OFFICE = {
    "works": N_("Word document"),
    "word": N_("Word document"),
    "excel": N_("Workbook"),
    "sheet": N_("Workbook"),
    "presentation": N_("Slides"),
    "powerpoint": N_("Slides"),
}
_KEPT = "private, max-age=86400, immutable"  # evidence is added, never changed


class Piece(NamedTuple):
    """A piece as a list draws it; `url` and `picture` are empty where it is not the reader's to open, or there is nothing to draw."""

    row: Any
    proves: str
    kind: str
    size: str
    url: str
    picture: str


def pieces_of(found: OneObligation, seen: AbstractSet[int]) -> list[Piece]:
    """Asks the database nothing: what it needs came with the obligation."""
    return _pieces(found.code, found.evidence, seen, (found.creditor_id, found.coordinator_id, found.recipient_id))


def pieces_before(row: Obligation, actor: Actor) -> list[Piece]:
    """What lies before whoever decides about the obligation."""
    return _pieces(row.code, questions.pieces_listed(row.pk), scopes.organisations_seen(actor), _over(row))


@access.needs("ledger.read")
@reads
def piece(request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    found = _wanted(who, code, key)
    file_ = found.file
    media = file_.media_type if file_ else ""
    shown = {
        "of": found,
        "proves": labels.named(labels.PROVES, found.proves),
        "kind": kind_of(media),
        "size": filesizeformat(file_.size) if file_ else "",
        "file_url": _address("piece_file", code, key) if file_ else "",
        "picture": _picture(code, key, media),
        "is_pdf": media == "application/pdf",
        "text": text_of(bytes(file_.content)) if file_ and media in TEXTS else "",
        "verdicts": questions.verdicts_of(found),
    }
    return render(request, "ledger/piece.html", shown)


@access.needs("ledger.read")
@reads
def file(_request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    """The bytes as they were sent: a picture or a PDF to be looked at, anything else to be saved."""
    found = _wanted(who, code, key)
    if found.file is None:
        raise Http404
    here = found.file.media_type in SHOWN_HERE
    answer = download(bytes(found.file.content), found.file_name, found.file.media_type if here else UNKNOWN, shown=here)
    answer["Cache-Control"] = _KEPT
    return answer


@access.needs("ledger.read")
@reads
def preview(_request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    """The first page of a PDF as a picture."""
    found = _wanted(who, code, key)
    drawn = first_page(bytes(found.file.content)) if found.file and found.file.media_type == "application/pdf" else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": _KEPT})


def kind_of(media: str) -> str:
    """What sort of file it is, in words."""
    office = next((words for part, words in _OFFICE.items() if part in media), "")
    words = _KINDS.get(media) or office
    return _(words) if words else media


def text_of(content: bytes) -> str:
    """The beginning of a text, whichever of the two encodings it has; what cannot be read is marked, not left out."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("gb18030", errors="replace")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _wanted(who: Reader, code: str, key: str) -> Evidence:
    found = questions.piece_of(code, key)
    if found is None:
        raise Http404
    if not questions.is_read_by(scopes.organisations_seen(who.actor), found.organisation_id, *_over(found.obligation)):
        raise Http404
    return found


def _over(row: Obligation) -> tuple[int | None, ...]:
    """Whose business it is, beside those who owe it."""
    return row.creditor_id, *((row.ledger.coordinator_id, row.ledger.recipient_id) if row.ledger else ())


def _pieces(code: str, rows: Iterable[dict[str, Any]], seen: AbstractSet[int], over: tuple[int | None, ...]) -> list[Piece]:
    return [_piece(code, row, opened=questions.is_read_by(seen, row["organisation_id"], *over)) for row in rows]


def _piece(code: str, row: dict[str, Any], *, opened: bool) -> Piece:
    media = row["file__media_type"] or ""
    size = filesizeformat(row["file__size"]) if row["file__size"] else ""
    url = _address("piece", code, row["key"]) if opened else ""
    picture = _picture(code, row["key"], media) if opened else ""
    return Piece(row, labels.named(labels.PROVES, row["proves"]), kind_of(media), size, url, picture)


def _picture(code: str, key: str, media: str) -> str:
    if media in PICTURES:
        return _address("piece_file", code, key)
    return _address("piece_preview", code, key) if media == "application/pdf" else ""


def _address(name: str, code: str, key: str) -> str:
    return reverse(f"ledger:{name}", kwargs={"code": code, "key": key})
