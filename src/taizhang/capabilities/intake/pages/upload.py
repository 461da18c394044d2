"""A file is uploaded; what cannot be read comes back to the form with the words of the refusal."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang import reading
from taizhang.capabilities.intake import actions
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused


@access.needs("intake.upload")
def upload(request: access.Request) -> HttpResponse:
    if request.method != "POST":
        return _form(request)
    file = request.FILES.get("file")
    if file is None:
        return _form(request, error=_("Choose a file first."))
    try:
        return _taken_in(request, file)
    except Refused as refused:
        return _form(request, error=words.said(refused.sentence))
    except reading.ReadingError as error:
        return _form(request, error=error.in_chinese() if (get_language() or "").startswith("zh") else str(error))


def _taken_in(request: access.Request, file: "UploadedFile[Any]") -> HttpResponse:
    name = file.name or _("unnamed")
    reading.check_size(file.size or 0, name=name)
    document, new = actions.take_in(file.read(), name=name, by=acting.by(request))
    if not new:
        messages.info(request, _("This file had been received before; here it is."))
    return redirect("intake:document", document=document.key)


def _form(request: access.Request, error: str = "") -> HttpResponse:
    words = {"error": error, "limit": reading.LIMIT // 1024**2}
    return render(request, "intake/upload.html", words, status=422 if error else 200)
