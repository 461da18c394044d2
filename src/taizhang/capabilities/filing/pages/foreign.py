"""A ledger of an organisation without this software: compared cell by cell, its stamped scan beside it, and only what is chosen is taken over."""

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
from taizhang.capabilities.filing.pages.taking import TAKEABLE, say_taken, taken
from taizhang.capabilities.filing.queries.foreign import standing_of
from taizhang.capabilities.filing.queries.sheets import rows_of
from taizhang.capabilities.filing.rules import foreign
from taizhang.capabilities.filing.rules.foreign_lines import Table
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind
from taizhang.frame import access
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.filled_forms import best_of, tables_in
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.form_columns import ALIASES
from taizhang.ledger.rules.refusals import Refused

_SALT = "filing.foreign"
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
    content = file.read()
    try:
        compared = _compared(ledger, content, by)
    except Refused as refused:
        return _form(request, ledger, None, {}, [("file", words.said(refused.sentence))])
    revisions = {one: row.revision for one, row in rows_of(ledger, None).items()}
    kept = {"differences": [asdict(one) for one in compared.differences], "revisions": revisions}
    return _form(request, ledger, compared, kept | {"file": file.name or "", "sha256": sha256(content).hexdigest()}, [])


def _compared(ledger: Ledger, content: bytes, by: Any) -> foreign.Compared:
    found, _heads = best_of(tables_in(content))
    table = Table(found.filled, found.words, found.merged)
    known = registry.organisations_named(foreign.organisations_in(table), on=by.today)
    return foreign.compare(table, standing_of(ledger), known)


def _take(request: access.Request, ledger: Ledger, by: Any) -> HttpResponse:
    """The scan first: without it nothing is taken over."""
    try:
        said = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        messages.error(request, _("The differences are older than a day, or not ours: send the file again."))
        return redirect("filing:import", code=ledger.code)
    found, scan = [_read(one) for one in said["differences"]], request.FILES.get("scan")
    chosen = {int(one) for one in request.POST.getlist("take") if one.isascii() and one.isdigit()}
    try:
        sent = File(scan.name or "", scan.read()) if scan else File("", b"")
        import_ledger(ledger, sent, file=said["file"], sha256=said["sha256"], by=by)
    except AlreadyDone:
        return redirect("filing:one", code=ledger.code)
    except Refused as refused:
        return _form(request, ledger, _again(found), said, [("scan", words.said(refused.sentence))], chosen)
    wanted = [one for number, one in enumerate(found) if number in chosen and one.kind in TAKEABLE]
    say_taken(request, taken(request, wanted, said["revisions"], lambda one, seen, by: take_foreign(ledger, one, seen=seen, by=by)))
    return redirect("filing:one", code=ledger.code)


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
) -> HttpResponse:
    found = list(enumerate(compared.differences)) if compared else []
    shown: dict[str, Any] = {
        "ledger": ledger,
        "compared": compared,
        "takeable": [
            (number, one, _(KINDS[one.kind]), _(COLUMNS[one.column]), _old(one), _more(one), chosen is None or number in chosen)
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
        "errors": errors,
        "error": dict(errors),
        "token": new_key(),
    }
    return render(request, "filing/import.html", shown, status=422 if errors else 200)


def _old(one: Difference) -> str:
    """What stands here; of an organisation, what it is to the row now."""
    return _(COLUMNS[Column(one.old)]) if one.old in set(Column) else one.old


def _more(one: Difference) -> list[tuple[str, str]]:
    return [(_(COLUMNS[Column(column)]), words_) for column, words_ in one.more]
