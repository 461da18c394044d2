"""What is done at the review desk: each act is a verb of the ledger; with the script the answer is the task as it is now, without it the page."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from taizhang.capabilities.intake.pages.review import desk_address, fragment, ledger_of
from taizhang.frame import access
from taizhang.ledger.actions import cutting, drafting, milestones, reviewing, undoing
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.pages import acting, deeds_in_words, words
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules.refusals import Refused

MOST = 400  # rows at once


@access.needs("intake.read")
@require_POST
def accept(request: access.Request, document: str, ledger: str) -> HttpResponse:
    """The rows stand as they were read, or with whoever is named first as their lead; of those that somebody has changed meanwhile it
    says so."""
    by = acting.by(request)
    draft = ledger_of(document, ledger, by.actor)
    rows = _tokens(request.POST.get("lead") or request.POST.get("rows", ""))
    if not rows:
        raise Http404
    try:
        done = (reviewing.let_first_lead if "lead" in request.POST else reviewing.accept_rows)(draft, rows, by=by)
    except AlreadyDone:
        return _answer(request, draft, next(iter(rows)))
    except Refused as refused:
        return _refused(request, draft, next(iter(rows)), refused)
    count = len(done.rows)
    said = ngettext("%(count)s row accepted.", "%(count)s rows accepted.", count) % {"count": count}
    if done.overtaken:
        said += " " + _("Somebody has changed %(codes)s meanwhile: read it again.") % {"codes": "、".join(done.overtaken)}
    return _answer(request, draft, next(iter(rows)), said)


@access.needs("intake.read")
@require_POST
def act(request: access.Request, document: str, ledger: str, row: str, verb: str) -> HttpResponse:
    """Split, merge, drop; keep the milestones that are proposed."""
    call = _ACTS.get(verb)
    by = acting.by(request, reason=request.POST.get("reason", "").strip())
    draft = ledger_of(document, ledger, by.actor)
    obligation = Obligation.objects.filter(ledger=draft, code=row).first()
    if call is None or obligation is None:
        raise Http404
    shown = _neighbour(obligation) if verb == "drop" else row
    try:
        said = call(obligation, request.POST, by)
    except AlreadyDone:
        return _answer(request, draft, row)
    except Refused as refused:
        return _refused(request, draft, row, refused)
    return _answer(request, draft, shown, said)


@access.needs("intake.read")
@require_POST
def undo(request: access.Request, document: str, ledger: str) -> HttpResponse:
    """What he changed last is taken back: the whole page is shown anew, since it may be anywhere in it."""
    by = acting.by(request)
    draft = ledger_of(document, ledger, by.actor)
    try:
        event = undoing.undo_last(draft, by=by)
    except AlreadyDone:
        pass
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    else:
        messages.success(request, _("Taken back: %(what)s.") % {"what": deeds_in_words.of_verb(event.verb)})
    return redirect(desk_address(draft, request.POST.get("at", "")))


def _split(row: Obligation, said: Mapping[str, str], by: By) -> str:
    new = cutting.split_row(row, number(said.get("at")), seen=number(said.get("seen")), by=by)
    return _("Split: %(first)s and %(second)s.") % {"first": row.code, "second": new.code}


def _merge(row: Obligation, said: Mapping[str, str], by: By) -> str:
    cutting.merge_rows(row, seen=number(said.get("seen")), by=by)
    return _("Merged into %(code)s.") % {"code": row.code}


def _drop(row: Obligation, said: Mapping[str, str], by: By) -> str:
    reviewing.require_stands(row, number(said.get("seen")))
    drafting.drop_row(row, by=by)
    return _("%(code)s is dropped; its code is never another's.") % {"code": row.code}


def _propose(row: Obligation, said: Mapping[str, str], by: By) -> str:
    reviewing.require_stands(row, number(said.get("seen")))
    kept = milestones.propose_milestones(row, by=by)
    return ngettext("%(code)s has %(count)s milestone.", "%(code)s has %(count)s milestones.", len(kept)) % {
        "code": row.code,
        "count": len(kept),
    }


_ACTS: dict[str, Callable[[Obligation, Mapping[str, str], By], str]] = {
    "split": _split,
    "merge": _merge,
    "drop": _drop,
    "propose": _propose,
}


def _neighbour(row: Obligation) -> str:
    """A row of the same task, to show once this one is gone."""
    following = drafts.following(row)
    return following.code if following else row.code


def _answer(request: access.Request, ledger: Ledger, code: str, said: str = "") -> HttpResponse:
    if request.htmx:
        return fragment(request, ledger, drafts.rows_of_task(ledger, code), said)
    if said:
        messages.success(request, said)
    return redirect(desk_address(ledger, code))


def _refused(request: access.Request, ledger: Ledger, code: str, refused: Refused) -> HttpResponse:
    """Told beside the row; what stands there now is shown with it."""
    if request.htmx:
        return fragment(request, ledger, drafts.rows_of_task(ledger, code), refused=words.said(refused.sentence))
    messages.error(request, words.said(refused.sentence))
    return redirect(desk_address(ledger, code))


def _tokens(said: str) -> dict[str, int]:
    """`TZ-2022-001-0007:3 …`: rows, and how each stood on the page."""
    pairs = [token.rpartition(":") for token in said.split()[:MOST]]
    return {code: number(stands) for code, _colon, stands in pairs if code}


def number(said: str | None) -> int:
    """What a form says; what is no number is one that nothing has."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else -1
