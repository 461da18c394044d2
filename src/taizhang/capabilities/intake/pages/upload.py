"""Files are uploaded; what cannot be read comes back to the form with the words of the refusal. Of several, each is told by itself."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang import reading
from taizhang.capabilities.intake import actions
from taizhang.capabilities.intake.actions import batches
from taizhang.capabilities.intake.actions.receiving import received
from taizhang.capabilities.intake.rules.batches import Origin
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused

MOST = 20  # files of one form


@access.needs("intake.upload")
def upload(request: access.Request) -> HttpResponse:
    if request.method != "POST":
        return _form(request)
    files = request.FILES.getlist("file")
    if not files:
        return _form(request, error=_("Choose a file first."))
    if len(files) > MOST:
        return _form(request, error=_("At most %(count)s files at once: choose fewer.") % {"count": MOST})
    if len(files) > 1:
        return _several(request, files)
    try:
        return _taken_in(request, files[0])
    except Refused as refused:
        return _form(request, error=words.said(refused.sentence))
    except reading.ReadingError as error:
        return _form(request, error=error.in_chinese() if (get_language() or "").startswith("zh") else str(error))


def _taken_in(request: access.Request, file: "UploadedFile[Any]") -> HttpResponse:
    name = _name(file)
    document, new = actions.take_in(_content(file), name=name, by=acting.by(request))
    if not new:
        messages.info(request, _("This file had been received before; here it is."))
    return redirect("intake:document", document=document.key)


def _several(request: access.Request, files: "list[UploadedFile[Any]]") -> HttpResponse:
    """A page that says what became of each. A file that bears a mark of secrecy is named by its place alone: its name may say too much."""
    by = acting.by(request)
    entries = [received(_name(file), lambda file=file: _content(file), by=by.apart()) for file in files]  # type: ignore[misc]
    told = [batches.unnamed(entry) for entry in entries]
    return redirect("intake:batch", batch=batches.open_batch(told, Origin.SENT, by=by).key)


def _name(file: "UploadedFile[Any]") -> str:
    return file.name or _("unnamed")


def _content(file: "UploadedFile[Any]") -> bytes:
    """Its size is looked at first."""
    reading.check_size(file.size or 0, name=_name(file))
    return bytes(file.read())


def _form(request: access.Request, error: str = "") -> HttpResponse:
    shown = {"error": error, "limit": reading.LIMIT // 1024**2, "most": MOST}
    return render(request, "intake/upload.html", shown, status=422 if error else 200)
