"""The ledger in the recipient's own form 收文单位格式, and the files that stand beside it."""

from datetime import date
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.pages.one import seen
from taizhang.capabilities.filing.queries import forms as questions
from taizhang.capabilities.filing.queries.one_filing import OneFiling, one_filing
from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.models import BlankForm
from taizhang.ledger.pages import words
from taizhang.ledger.pages.filled_forms import NoForm, filled
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries.forms import form_for
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.form_heads import About
from taizhang.ledger.rules.form_lines import lines_of
from taizhang.ledger.rules.roles import Actor


@access.needs("filing.read")
@reads
def form(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The recipient's form with the rows as they were signed last, or as they are drafted."""
    of = one_filing(seen(code, who.actor))
    blank = wanted(of, who.actor)
    if blank is None:
        raise Http404
    try:
        file = as_file(of, blank, on=who.day)
    except NoForm as refused:
        messages.error(request, words.said(refused.sentence))
        return redirect("filing:one", code=code)
    return download(file.content, file.name)


@access.needs("filing.read")
@reads
def attachment(_request: HttpRequest, who: Reader, code: str, number: int) -> HttpResponse:
    """A file that stands beside the ledger, as it was sent."""
    found = questions.attachment_of(seen(code, who.actor), number)
    if found is None:
        raise Http404
    return download(bytes(found.file.content), found.file_name, found.file.media_type)


def wanted(of: OneFiling, actor: Actor) -> BlankForm | None:
    """The form in which the recipient wants it, where one is kept and confirmed."""
    return form_for(of.ledger.recipient_id, Purpose.LEDGER, actor)


def as_file(of: OneFiling, blank: BlankForm, *, on: date) -> File:
    """Filled, with who fills it and whom to call, and named as it is sent. Raises `NoForm`."""
    about = About(str(of.ledger.coordinator.name) if of.ledger.coordinator else "", on, *questions.contact_for(of.ledger, on=on))
    content = filled(blank, list(lines_of(of.content["rows"], questions.contacts_of(of.ledger))), about)
    return File(name_of(of, blank), content)


def name_of(of: OneFiling, blank: BlankForm) -> str:
    """How the filled form is called."""
    name = _("%(plan)s, ledger %(code)s") % {"plan": of.content["plan"], "code": of.ledger.code}
    return f"{name}{PurePath(blank.file_name).suffix.lower()}"
