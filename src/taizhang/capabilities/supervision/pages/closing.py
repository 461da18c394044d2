"""Verification and closing 核验销号: what waits for whom, what was returned and why; and one of them with what its reader may do."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.pages import forms
from taizhang.capabilities.supervision.pages.acted import Errors, carried_out, of_forms
from taizhang.capabilities.supervision.pages.forms import REASON, Field, Form
from taizhang.capabilities.supervision.pages.labels import CLOSING_ACTS, CLOSING_STAGES
from taizhang.capabilities.supervision.queries import closing as questions
from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.frame.manifest import N_
from taizhang.ledger.actions import closing as actions
from taizhang.ledger.models import Obligation
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.pieces import pieces_before
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import hands
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import permissions, separation
from taizhang.ledger.rules.lifecycle import FOLLOWS, Act, State
from taizhang.ledger.rules.refusals import Refused

FORMS: dict[Act, Form] = {
    Act.VERIFY: Form(
        (Field("finding", N_("What was found")),),
        lambda row, said, by: actions.verify(row, finding=said["finding"], seen=said.seen, by=by),
        "primary",
    ),
    Act.CLOSE: Form(
        (Field("approval", N_("Approval: who, by which paper")),),
        lambda row, said, by: actions.close(row, approval=said["approval"], seen=said.seen, by=by),
        "primary",
    ),
    Act.RETURN: Form((REASON,), lambda row, said, by: actions.return_(row, seen=said.seen, by=by), "danger"),
}
_VERBS = {Act.VERIFY: "verify", Act.CLOSE: "close", Act.RETURN: "return"}


class Tab(NamedTuple):
    """A stage, and how many stand there."""

    title: str
    number: int
    url: str
    current: bool


@access.needs("supervision.read")
@reads
def board(request: HttpRequest, who: Reader) -> HttpResponse:
    found = questions.counts(who.actor)
    asked = request.GET.get("stage", "")
    known = [stage for stage in questions.STAGES if asked == stage]
    stage = known[0] if known else next((one for one in questions.STAGES if found[one.value]), State.APPLIED)
    start = request.GET.get("after", "")
    after = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0
    rows = questions.lines(who.actor, stage, after=after)
    shown = {
        "tabs": [_tab(one, found[one.value], stage) for one in questions.STAGES],
        "title": _(CLOSING_STAGES[stage]),
        "rows": rows,
        "stage": stage.value,
        "act": {State.APPLIED: _("Verify"), State.VERIFIED: _("Close")}.get(stage, _("See")),
        "acts": {act.value: _(title) for act, title in CLOSING_ACTS.items()},
        "columns": _columns(),
        "following": queried({"stage": stage.value, "after": str(after + questions.LIMIT)}) if len(rows) == questions.LIMIT else "",
    }
    return render(request, "supervision/closing.html", shown)


@access.needs("supervision.read")
@reads
def one(request: access.Request, who: Reader, code: str) -> HttpResponse:
    """The page; sent, an act is done, or the page comes back with what is missing and all that was written."""
    row = questions.obligation_of(code, who.actor)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, who, row)
    act = request.POST.get("act", "")
    if act not in set(FORMS):
        raise Http404
    form = FORMS[Act(act)]
    said = forms.read(form, request.POST)
    errors = forms.missing(form, said)
    if not errors:
        by = acting.by(request, reason=said["reason"])
        errors = carried_out(request, row, form, said, by=by, title=_(CLOSING_ACTS[Act(act)]))
    if errors:
        return _page(request, who, row, Act(act), said, errors)
    return redirect("supervision:closing_one", code=row.code)


def _page(
    request: access.Request,
    who: Reader,
    row: Obligation,
    act: Act | None = None,
    said: forms.Said | None = None,
    errors: Errors | None = None,
) -> HttpResponse:
    refusals = {one: _why_not(row, one, who) for one in FORMS if one in FOLLOWS[State(row.state)] and row.state != State.CLOSED}
    offered = [one for one, refusal in refusals.items() if not refusal]
    shown: dict[str, Any] = {
        "of": row,
        "state": words.state(row.state),
        "hands": questions.hands_of(row.pk),
        "acts": {one.value: _(title) for one, title in CLOSING_ACTS.items()},
        "pieces": pieces_before(row, who.actor),
    }
    asked = [(one.value, _(CLOSING_ACTS[one]), FORMS[one], dict(said.words) if said and one is act else {}) for one in offered]
    waits_for = next(iter(refusals.values()), "")
    shown |= of_forms(request, row, asked, act=act.value if act else "", errors=errors, waits_for=waits_for)
    return render(request, "supervision/closing_one.html", shown, status=422 if errors else 200)


def _why_not(row: Obligation, act: Act, who: Reader) -> str:
    """Why this reader may not do it; nothing where he may."""
    try:
        permissions.require(_VERBS[act], who.actor, parties_to_obligation(who.actor, row))
        separation.require_hand(act, hands.hand_of(who.actor), hands.parties_of(row), hands.hands_since_application(row))
    except Refused as refused:
        return words.said(refused.sentence)
    return ""


def _tab(stage: State, number: int, current: State) -> Tab:
    return Tab(_(CLOSING_STAGES[stage]), number, reverse("supervision:closing") + queried({"stage": stage.value}), stage is current)


def _columns() -> dict[str, Heading]:
    return {
        "title": Heading(_("Measure"), "words"),
        "owes": Heading(_("Who does it"), "line"),
        "hands": Heading(_("Whose hands it went through"), "words"),
        "since": Heading(_("Stands so since"), "day"),
        "act": Heading(_("Next"), "act"),
    }
