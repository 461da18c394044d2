"""A file that somebody sent, looked at in a page where that is safe: pictures and the first page of a PDF as pictures, the first words of the rest;
and sent as it came."""

from dataclasses import dataclass, field

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from taizhang.frame.downloads import UNKNOWN, download
from taizhang.frame.manifest import N_
from taizhang.frame.previews import FirstWords, first_page, first_words
from taizhang.ledger.models import Evidence

PICTURES = ("image/png", "image/jpeg")
PDF = "application/pdf"
_SHOWN_HERE = (PDF, *PICTURES)  # a browser draws them, and none of them acts
_TEXTS = ("text/plain", "text/csv")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORDED = (f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet", "application/ofd")
LOOKED_AT = (*_SHOWN_HERE, *_TEXTS, *_WORDED)
_LONGEST = 6000  # characters of a text
_KINDS = {
    PDF: "PDF",
    "application/ofd": "OFD",
    "image/png": N_("Picture (PNG)"),
    "image/jpeg": N_("Picture (JPEG)"),
    "image/tiff": N_("Picture (TIFF)"),
    "video/mp4": N_("Film"),
    "text/plain": N_("Text"),
    "text/csv": N_("Table (CSV)"),
}
_PROGRAMS = {
    "works": N_("Word document"),
    "word": N_("Word document"),
    "excel": N_("Workbook"),
    "sheet": N_("Workbook"),
    "presentation": N_("Slides"),
    "powerpoint": N_("Slides"),
}
_KEPT = "private, max-age=86400, immutable"  # evidence is added, never changed


@dataclass(frozen=True)
class Look:
    """What there is to see: the address of a picture, a text, or the first words of an office file; else nothing but the file's address."""

    file: str
    picture: str = ""
    is_pdf: bool = False
    text: str = ""
    words: FirstWords = field(default_factory=lambda: FirstWords([], cut=False))


def look_at(piece: Evidence, *, file: str, preview: str) -> Look:
    """`file` and `preview` are the addresses of the bytes and of the picture of a PDF's first page."""
    found = piece.file
    if found is None:
        return Look("")
    media = found.media_type
    if media in _SHOWN_HERE:
        return Look(file, picture=preview if media == PDF else file, is_pdf=media == PDF)
    if media in _TEXTS:
        return Look(file, text=_text(bytes(found.content)))
    words = first_words(bytes(found.content), piece.file_name) if media in _WORDED else None
    return Look(file, words=words) if words else Look(file)


def sent(piece: Evidence) -> HttpResponse:
    """The bytes as they were sent: a picture or a PDF to be looked at, anything else to be saved."""
    if piece.file is None:
        raise Http404
    here = piece.file.media_type in _SHOWN_HERE
    answer = download(bytes(piece.file.content), piece.file_name, piece.file.media_type if here else UNKNOWN, shown=here)
    answer["Cache-Control"] = _KEPT
    return answer


def drawn(piece: Evidence) -> HttpResponse:
    """The first page of a PDF as a picture."""
    picture = first_page(bytes(piece.file.content)) if piece.file and piece.file.media_type == PDF else None
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": _KEPT})


def kind_of(media: str) -> str:
    """What sort of file it is, in words."""
    office = next((words for part, words in _PROGRAMS.items() if part in media), "")
    words = _KINDS.get(media) or office
    return _(words) if words else media


def _text(content: bytes) -> str:
    """The beginning of a text, whichever of the two encodings it has; what cannot be read is marked, not left out."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("gb18030", errors="replace")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
