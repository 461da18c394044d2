"""分表 on pages: it goes out as a workbook; what comes back is shown cell by cell, and only what somebody has chosen is taken over."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.actions.sheets import take_over
from taizhang.capabilities.filing.pages.labels import COLUMNS, KINDS
from taizhang.capabilities.filing.pages.one import seen, told
from taizhang.capabilities.filing.pages.sheet_book import Returned, Unreadable, read_back, written
from taizhang.capabilities.filing.pages.taking import TAKEABLE, more_said, say_taken, taken, why
from taizhang.capabilities.filing.queries import sheets as questions
from taizhang.capabilities.filing.queries.claiming import leads_by_row
from taizhang.capabilities.filing.rules import sheet_compared
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind, Row
from taizhang.capabilities.filing.rules.sheet_lines import NoHeads
from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor

_SALT = "filing.sheet"
_LARGEST = 10 * 1024 * 1024  # bytes


@access.needs("filing.read")
@reads
def sheet_xlsx(_request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The rows of the reader's organisation; of all leads, for who coordinates the ledger."""
    ledger = seen(code, who.actor)
    rows = questions.rows_of(ledger, _whose(ledger, who.actor), own=who.actor.organisation, today=who.day)
    given = _given(ledger)
    content = written(str(ledger.plan), rows, targets=given[Column.TARGET], leads=given[Column.LEAD])
    return download(content, _("sub-sheet of %(code)s") % {"code": ledger.code} + ".xlsx")


@access.needs("filing.read")
def sheet_back(request: access.Request, code: str) -> HttpResponse:
    """A file: its differences are shown, and nothing is saved. `act=take`: those that were chosen are taken over, one verb for each."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    if request.method == "POST" and request.POST.get("act") == "take":
        return _take(request, ledger, by)
    if request.method != "POST":
        return _form(request, ledger, None, "")
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > _LARGEST:
        return _form(request, ledger, None, _("Choose a workbook (.xlsx, .xls, .ods) of at most 10 MB."))
    rows = _rows(ledger, by)
    try:
        back: Returned = read_back(file.read())
        differences = sheet_compared.compare(back.cells, rows, back.sent, _given(ledger), today=by.today)
    except Unreadable:
        return _form(request, ledger, None, _("This is no workbook that can be opened. Save it as .xlsx and send it again."))
    except NoHeads:
        return _form(
            request,
            ledger,
            None,
            _("No row names its columns. At least the column of measures and one more are needed, within the first ten rows."),
        )
    return _form(request, ledger, (differences, {one: row.revision for one, row in rows.items()}), "")


def _take(request: access.Request, ledger: Ledger, by: By) -> HttpResponse:
    try:
        said = signing.loads(request.POST.get("differences", ""), salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        messages.error(request, _("The differences are older than a day, or not ours: send the workbook again."))
        return redirect("filing:sheet", code=ledger.code)
    chosen = {one for one in request.POST.getlist("take") if one.isascii() and one.isdigit()}
    wanted = [_read(one) for number, one in enumerate(said["differences"]) if str(number) in chosen]
    wanted = _agreed(request, [one for one in wanted if one.kind in TAKEABLE], _rows(ledger, by))
    if done := taken(request, wanted, said["revisions"], lambda one, seen, by: take_over(ledger, one, seen=seen, by=by)):
        say_taken(request, done)
    return redirect("filing:one", code=ledger.code)


def _agreed(request: access.Request, wanted: list[Difference], rows: dict[str, Row]) -> list[Difference]:
    """Those that stand as they were shown, and that do not shut each other out; the others are said."""
    both = sheet_compared.both_of_one(wanted)
    for code in sorted(both):
        told(request, Refused(sheet_compared.ONE_OF_TWO), of=code)
    agreed = [one for one in wanted if one.kind is not Kind.EITHER or one.code not in both]
    changed = [
        one for one in agreed if one.kind is not Kind.ADDED and (one.code not in rows or rows[one.code].stands(one.column) != one.old)
    ]
    for one in changed:
        messages.error(
            request,
            _("%(code)s · %(column)s: it has changed here meanwhile; send the workbook again.")
            % {"code": one.code, "column": _(COLUMNS[one.column])},
        )
    return [one for one in agreed if one not in changed]


def _rows(ledger: Ledger, by: By) -> dict[str, Row]:
    return questions.rows_of(ledger, _whose(ledger, by.actor), own=by.actor.organisation, today=by.today)


def _given(ledger: Ledger) -> dict[Column, dict[str, str]]:
    """What goes out to be read."""
    leads = {one: "、".join(lead.name for lead in found) for one, found in leads_by_row(ledger).items()}
    return {Column.TARGET: questions.targets_of(ledger), Column.LEAD: leads}


def _whose(ledger: Ledger, actor: Actor) -> int | None:
    return None if actor.organisation in (ledger.coordinator_id, ledger.recipient_id) else actor.organisation


def _read(said: dict[str, Any]) -> Difference:
    more = tuple((column, words_) for column, words_ in said["more"])
    return Difference(**said | {"kind": Kind(said["kind"]), "column": Column(said["column"]), "more": more, "why": None})


def _form(request: access.Request, ledger: Ledger, found: tuple[list[Difference], dict[str, int]] | None, error: str) -> HttpResponse:
    differences, revisions = found or ([], {})
    kept = {"differences": [asdict(one) for one in differences], "revisions": revisions}
    shown: dict[str, Any] = {
        "ledger": ledger,
        "compared": found is not None,
        "differences": [
            (number, one, _(KINDS[one.kind]), _column(one), more_said(one), one.kind in TAKEABLE, _overtaken(one, revisions), why(one))
            for number, one in enumerate(differences)
        ],
        "kept": signing.dumps(kept, salt=_SALT, compress=True) if differences else "",
        "errors": [("file", error)] if error else [],
        "token": new_key(),
    }
    return render(request, "filing/sheet.html", shown, status=422 if error else 200)


def _column(one: Difference) -> str:
    """Its name here; a column that is none of ours has its own."""
    return one.old if one.kind is Kind.NO_COLUMN else _(COLUMNS[one.column])


def _overtaken(one: Difference, revisions: dict[str, int]) -> bool:
    """The row changed here since the sheet went out."""
    return one.revision is not None and revisions.get(one.code) != one.revision
