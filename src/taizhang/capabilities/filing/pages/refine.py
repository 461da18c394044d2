"""细化: a lead refines the targets of a row that it has claimed, and says what each quarter reaches."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.actions import refining as verbs
from taizhang.capabilities.filing.pages.one import seen
from taizhang.capabilities.filing.queries import refining as questions
from taizhang.capabilities.filing.rules import refining
from taizhang.frame import access
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules import amounts
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.refusals import Refused


@access.needs("filing.read")
def refine(request: access.Request, code: str, row: str) -> HttpResponse:
    """`act=targets`: each target that was changed; `act=quarters`: the milestones at their ends. What is refused comes back as it was written."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    of = questions.row_of(ledger, row)
    if of is None:
        raise Http404
    if request.method != "POST":
        return _form(request, of, by.today, [])
    act = _targets if request.POST.get("act") == "targets" else _quarters
    try:
        act(request, of, by)
    except AlreadyDone:
        pass
    except Refused as refused:
        return _form(request, of, by.today, [(request.POST.get("act", ""), words.said(refused.sentence))])
    else:
        messages.success(request, _("Saved."))
    return redirect("filing:refine", code=code, row=row)


def _targets(request: access.Request, of: Obligation, by: Any) -> None:
    for target, _plan in questions.targets_of(of):
        value = amounts.read(request.POST.get(f"target-{target.key}", "")[:60], target.unit)
        if value is not None:
            verbs.refine(of, target, value, by=by.apart())


def _quarters(request: access.Request, of: Obligation, by: Any) -> None:
    target = questions.counted(questions.targets_of(of))
    unit = target.unit if target else "%"
    reached: dict[date, Decimal] = {}
    for one in _of(of, by.today):
        value = amounts.read(request.POST.get(f"quarter-{one.end.isoformat()}", "")[:60], unit)
        if value is not None:
            reached[one.end] = value
    revision = request.POST.get("revision", "")
    verbs.schedule(of, target, reached, seen=int(revision) if revision.isascii() and revision.isdigit() else None, by=by)


def _of(of: Obligation, today: date) -> tuple[refining.Quarter, ...]:
    return refining.quarters_of(of.start or today, of.due) if of.due and of.due >= (of.start or today) else ()


def _form(request: access.Request, of: Obligation, today: date, errors: list[tuple[str, str]]) -> HttpResponse:
    targets = questions.targets_of(of)
    counted = questions.counted(targets)
    shown: dict[str, Any] = {
        "ledger": of.ledger,
        "of": of,
        "targets": [
            (one, plan, request.POST.get(f"target-{one.key}", _plain(one.value)), refining.is_fixed(Kind(one.kind)))
            for one, plan in targets
        ],
        "counted": counted,
        "plain": _plain,
        "unit": counted.unit if counted else "%",
        "quarters": [(one.end, words.said(one.title), request.POST.get(f"quarter-{one.end.isoformat()}", "")) for one in _of(of, today)],
        "milestones": questions.milestones_of(of),
        "errors": errors,
        "error": dict(errors),
        "token": new_key(),
    }
    return render(request, "filing/refine.html", shown, status=422 if errors else 200)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
