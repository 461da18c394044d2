"""A ledger of an organisation without this software: compared cell by cell, its stamped scan beside it, and only what is chosen is taken over."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.actions.foreign import import_ledger, take_foreign
from taizhang.capabilities.filing.pages.labels import COLUMNS, KINDS
from taizhang.capabilities.filing.pages.one import seen
from taizhang.capabilities.filing.pages.taking import TAKEABLE, more_said, say_taken, taken
from taizhang.capabilities.filing.queries.foreign import standing_of
from taizhang.capabilities.filing.queries.sheets import rows_of
from taizhang.capabilities.filing.rules import foreign
from taizhang.capabilities.filing.rules.attachments import AnotherFile, require_same
from taizhang.capabilities.filing.rules.foreign_lines import Table
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind
from taizhang.frame import access
from taizhang.frame.tables.said import words_of
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.filled_forms import best_of, tables_in
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import evidence_files, secrecy
from taizhang.ledger.rules.form_columns import ALIASES
from taizhang.ledger.rules.refusals import Refused

_SALT = "filing.foreign"
_CARRIED = 1024 * 1024  # bytes; a ledger of a thousand rows has a tenth of it
_ORDER = (Kind.NOBODY, Kind.UNREADABLE, Kind.BY_HAND, Kind.TWICE, Kind.LEFT_OUT, Kind.GONE)


@access.needs("filing.read")
def import_page(request: access.Request, code: str) -> HttpResponse:
    """A file: everything that was found is shown, and nothing is saved. `act=take`, with the scan: what was chosen is taken over."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    if request.method == "POST" and request.POST.get("act") == "take":
        return _take(request, ledger, by)
    file = request.FILES.get("file")
    if request.method != "POST" or file is None:
        return _form(request, ledger, None, {}, [("file", _("Choose a file first."))] if request.method == "POST" else [])
    came = File(file.name or "", file.read())
    try:
        compared = _compared(ledger, came, by)
    except Refused as refused:
        return _form(request, ledger, None, {}, [("file", words.said(refused.sentence))])
    revisions = {one: row.revision for one, row in rows_of(ledger, None, own=by.actor.organisation, today=by.today).items()}
    kept = {"differences": [asdict(one) for one in compared.differences], "revisions": revisions}
    kept |= {"file": came.name, "sha256": sha256(came.content).hexdigest()}
    return _form(request, ledger, compared, kept, [], came=_carried(came.content))


def _compared(ledger: Ledger, came: File, by: Any) -> foreign.Compared:
    """It is of a kind that can be kept, and bears no mark of secrecy: that is looked for before anything else is done with it."""
    tables = tables_in(came.content)
    secrecy.require_open(words_of(came.content), came.name)
    evidence_files.media_type(came.name, came.content)
    found, _heads = best_of(tables)
    table = Table(found.filled, found.words, found.merged)
    known = registry.organisations_named(foreign.organisations_in(table), on=by.today)
    return foreign.compare(table, standing_of(ledger, own=by.actor.organisation, today=by.today), known)


def _take(request: access.Request, ledger: Ledger, by: Any) -> HttpResponse:
    """The scan first: without it nothing is taken over."""
    try:
        said = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        messages.error(request, _("The differences are older than a day, or not ours: send the file again."))
        return redirect("filing:import", code=ledger.code)
    found, scan = [_read(one) for one in said["differences"]], request.FILES.get("scan")
    chosen = {int(one) for one in request.POST.getlist("take") if one.isascii() and one.isdigit()}
    came = _came(request)
    try:
        require_same(came, said["sha256"])
        import_ledger(ledger, File(said["file"], came), File(scan.name or "", scan.read()) if scan else File("", b""), by=by)
    except AlreadyDone:
        return redirect("filing:one", code=ledger.code)
    except Refused as refused:
        field = "came" if isinstance(refused, AnotherFile) else "scan"
        return _form(request, ledger, _again(found), said, [(field, words.said(refused.sentence))], chosen, came=_carried(came))
    wanted = [one for number, one in enumerate(found) if number in chosen and one.kind in TAKEABLE]
    say_taken(request, taken(request, wanted, said["revisions"], lambda one, seen, by: take_foreign(ledger, one, seen=seen, by=by)))
    return redirect("filing:one", code=ledger.code)


def _carried(content: bytes) -> str:
    """The file goes along with the form that shows its differences: nothing of it is kept here before somebody agrees. A large one is
    chosen once more instead."""
    return b64encode(content).decode() if len(content) <= _CARRIED else ""


def _came(request: access.Request) -> bytes:
    again = request.FILES.get("came")
    try:
        return again.read() if again else b64decode(request.POST.get("came", ""), validate=True)
    except ValueError:
        return b""


def _again(found: Sequence[Difference]) -> foreign.Compared:
    return foreign.Compared((), tuple(found), 0, 0)


def _read(said: dict[str, Any]) -> Difference:
    more = tuple((column, words_) for column, words_ in said["more"])
    return Difference(**said | {"kind": Kind(said["kind"]), "column": Column(said["column"]), "more": more})


def _form(
    request: access.Request,
    ledger: Ledger,
    compared: foreign.Compared | None,
    kept: dict[str, Any],
    errors: list[tuple[str, str]],
    chosen: set[int] | None = None,
    came: str = "",
) -> HttpResponse:
    found = list(enumerate(compared.differences)) if compared else []
    shown: dict[str, Any] = {
        "ledger": ledger,
        "compared": compared,
        "takeable": [
            (number, one, _(KINDS[one.kind]), _(COLUMNS[one.column]), _old(one), more_said(one), chosen is None or number in chosen)
            for number, one in found
            if one.kind in TAKEABLE
        ],
        "others": [
            (_(KINDS[kind]), [(one, _(COLUMNS[one.column])) for _number, one in found if one.kind is kind])
            for kind in _ORDER
            if any(one.kind is kind for _number, one in found)
        ],
        "heads": [
            (head, ALIASES[head.meaning][0] if head.meaning else "", foreign.renamed(head)) for head in (compared.heads if compared else ())
        ],
        "kept": signing.dumps(kept, salt=_SALT, compress=True) if compared else "",
        "came": came,
        "errors": errors,
        "error": dict(errors),
        "token": new_key(),
    }
    return render(request, "filing/import.html", shown, status=422 if errors else 200)


def _old(one: Difference) -> str:
    """What stands here; of an organisation, what it is to the row now."""
    return _(COLUMNS[Column(one.old)]) if one.old in set(Column) else one.old
