"""细化: a lead refines the targets of a row that it has claimed, and says what each quarter reaches."""

from collections.abc import Iterable
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
from taizhang.capabilities.filing.rules.steps_in_words import Time, quarters_said, reached_of, steps_said
from taizhang.frame import access
from taizhang.ledger.actions import drafting
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Milestone, Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.queries.milestones import milestones_proposed, milestones_standing
from taizhang.ledger.rules import amounts
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.milestones import Milestone as Step
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.sentences import Sentence

_LONGEST = 20_000  # letters of all milestones of a row


@access.needs("filing.read")
def refine(request: access.Request, code: str, row: str) -> HttpResponse:
    """`act=targets`: each target that was changed; `act=quarters`: the milestones at their ends; `act=steps`: milestones of its own, in words; `act=curve`: by which curve it should go on. What is refused comes back as it was written."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    of = questions.row_of(ledger, row)
    if of is None:
        raise Http404
    if request.method != "POST":
        return _form(request, of, by.today, [])
    try:
        _ACTS.get(request.POST.get("act", ""), _quarters)(request, of, by)
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
    target = questions.counted(of)
    time = questions.time_of(of, target, by.today)
    reached: dict[date, Decimal] = {}
    for one in time.quarters:
        value = amounts.read(request.POST.get(f"quarter-{one.end.isoformat()}", "")[:60], time.unit)
        if value is not None:
            reached[one.end] = value
    verbs.schedule(of, target, reached, seen=_revision(request), by=by)


def _steps(request: access.Request, of: Obligation, by: Any) -> None:
    verbs.set_steps(of, request.POST.get("steps", "")[:_LONGEST], seen=_revision(request), by=by)


def _curve(request: access.Request, of: Obligation, by: Any) -> None:
    said = request.POST.get("curve", "")
    drafting.set_curve(of, CurveKind(said) if said in set(CurveKind) else None, seen=_revision(request), by=by)


_ACTS = {"targets": _targets, "quarters": _quarters, "steps": _steps, "curve": _curve}


def _revision(request: access.Request) -> int | None:
    said = request.POST.get("revision", "")
    return int(said) if said.isascii() and said.isdigit() else None


def _form(request: access.Request, of: Obligation, today: date, errors: list[tuple[str, str]]) -> HttpResponse:
    targets = questions.targets_of(of)
    counted, milestones = questions.counted(of), milestones_standing(of.pk)
    proposed = () if milestones else milestones_proposed(of, on=today)
    time = questions.time_of(of, counted, today)
    stand = _reached(milestones, time)
    shown: dict[str, Any] = {
        "ledger": of.ledger,
        "of": of,
        "targets": [
            (one, plan, request.POST.get(f"target-{one.key}", _plain(one.value)), refining.is_fixed(Kind(one.kind)))
            for one, plan in targets
        ],
        "counted": counted,
        "plain": _plain,
        "unit": time.unit,
        "quarters": [
            (one.end, words.said(one.title), request.POST.get(f"quarter-{one.end.isoformat()}", _plain(stand.get(one.end))))
            for one in time.quarters
        ],
        "milestones": milestones,
        "proposed": proposed,
        "steps": request.POST.get("steps", _lines(milestones) or "\n".join(steps_said([step]) for step in proposed)),
        "curves": [("", _("That of the ledger")), *((key, _(title)) for key, title in labels.CURVES.items())],
        "errors": errors,
        "error": dict(errors),
        "token": new_key(),
    }
    return render(request, "filing/refine.html", shown, status=422 if errors else 200)


def _reached(milestones: Iterable[Milestone], time: Time) -> dict[date, Decimal]:
    """What each quarter reaches now, where the milestones are those of quarters that are counted so."""
    try:
        return reached_of(quarters_said([one.title for one in milestones], time), time)
    except Refused:
        return {}


def _lines(milestones: Iterable[Milestone]) -> str:
    """One a line, as they are written."""
    return "\n".join(steps_said([Step(one.day, one.percent, Sentence(one.title, one.title), one.own)]) for one in milestones)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
