"""Blank forms 空白表 of those to whom we send: kept once, their columns confirmed by a person, filled from the record from then on."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.frame.tables.read import Table, in_words
from taizhang.ledger.actions import forms as verbs
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import BlankForm
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.filled_forms import blank_of, fields_of, tables_in
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import forms as questions
from taizhang.ledger.rules.form_columns import ALIASES, Field, Purpose
from taizhang.ledger.rules.refusals import Refused

_SHOWN = 6  # rows of the form that its page shows
_MOST = 60  # columns


@access.needs("ledger.read")
def forms(request: access.Request) -> HttpResponse:
    """Those that the reader's organisation keeps; a file that is sent is kept, and its columns are shown to be confirmed."""
    by = acting.by(request)
    if request.method != "POST":
        return _listed(request, by, "")
    recipient = {one.key: one for one in questions.recipients_of(by.actor)}.get(request.POST.get("recipient", ""))
    purpose, file = request.POST.get("purpose", ""), request.FILES.get("file")
    if recipient is None or purpose not in set(Purpose) or file is None:
        return _listed(request, by, _("Choose the file, whose form it is, and what it is for."))
    try:
        kept = verbs.keep_form(recipient, Purpose(purpose), _blank(file), by=by)
    except AlreadyDone:
        return redirect("ledger:forms")
    except Refused as refused:
        return _listed(request, by, words.said(refused.sentence))
    return redirect("ledger:form", key=kept.key)


@access.needs("ledger.read")
def form(request: access.Request, key: str) -> HttpResponse:
    """Its columns with what each means; sent, that is confirmed."""
    by = acting.by(request)
    of = _found(key, by)
    if request.method != "POST":
        return _mapping(request, of, fields_of(of), of.first_row, "")
    columns = _columns_said(request)
    said = request.POST.get("first_row", "")
    first_row = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    try:
        seen = request.POST.get("revision", "")
        verbs.map_form(of, columns, first_row=first_row, seen=int(seen) if seen.isascii() and seen.isdigit() else None, by=by)
    except AlreadyDone:
        pass
    except Refused as refused:
        return _mapping(request, of, columns, first_row or of.first_row, words.said(refused.sentence))
    messages.success(request, _("Confirmed: from now on it is filled from the record."))
    return redirect("ledger:forms")


@access.needs("ledger.read")
@reads
def form_file(_request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    """The form as it was sent."""
    of = questions.form_kept(key, who.actor)
    if of is None:
        raise Http404
    return download(bytes(of.file.content), of.file_name)


def _blank(file: "UploadedFile[Any]") -> verbs.Blank:
    return blank_of(file.name or "", file.read())


def _found(key: str, by: Any) -> BlankForm:
    found = questions.form_kept(key, by.actor)
    if found is None:
        raise Http404
    return found


def _columns_said(request: access.Request) -> dict[int, Field]:
    said = {place: request.POST.get(f"column-{place}", "") for place in range(_MOST)}
    return {place: Field(value) for place, value in said.items() if value in set(Field)}


def _listed(request: access.Request, by: Any, error: str) -> HttpResponse:
    shown: dict[str, Any] = {
        "forms": questions.forms_kept(by.actor),
        "purposes": [(one.value, _(title)) for one, title in labels.FORM_PURPOSES.items()],
        "titles": {one.value: _(title) for one, title in labels.FORM_PURPOSES.items()},
        "recipients": [(one.key, one.name) for one in questions.recipients_of(by.actor)],
        "said": {name: request.POST.get(name, "") for name in ("recipient", "purpose")},
        "errors": [("file", error)] if error else [],
        "token": new_key(),
    }
    return render(request, "ledger/forms.html", shown, status=422 if error else 200)


def _mapping(request: access.Request, of: BlankForm, columns: dict[int, Field], first_row: int, error: str) -> HttpResponse:
    table = next(one for one in tables_in(bytes(of.file.content)) if one.name == of.table)
    rows, above = table.words, max(of.first_row - 2, 0)
    width = min(max(len(row) for row in rows), _MOST)
    heads = [" ".join(dict.fromkeys(row[place] for row in rows[above : of.first_row - 1] if place < len(row))) for place in range(width)]
    shown: dict[str, Any] = {
        "of": of,
        "purpose": _(labels.FORM_PURPOSES[Purpose(of.purpose)]),
        "heads": [(place, words_, columns.get(place, "")) for place, words_ in enumerate(heads)],
        "fields": [(field.value, words.in_language(ALIASES[field][0], labels.FORM_FIELDS[field])) for field in Field],
        "rows": _beginning(table, width),
        "first_row": first_row,
        "errors": [("first_row", error)] if error else [],
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "ledger/form.html", shown, status=422 if error else 200)


def _beginning(table: Table, width: int) -> list[tuple[int, list[str]]]:
    """Its first rows as they are drawn: a merged cell says what it says once."""
    rows = [[in_words(cell) for cell in row][:width] for row in table.cells[:_SHOWN]]
    return [(number, row + [""] * (width - len(row))) for number, row in enumerate(rows, 1)]
