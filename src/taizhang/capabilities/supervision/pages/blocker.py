"""One blocker: what is in the way, what it blocks, what was decided; and what its reader may do with it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import blockers as actions
from taizhang.capabilities.supervision.models import Blocked, Blocker
from taizhang.capabilities.supervision.pages import blocker_forms, forms
from taizhang.capabilities.supervision.pages.acted import Errors, carried_out, of_forms
from taizhang.capabilities.supervision.pages.labels import BLOCKER_ACTS, BLOCKER_STATES
from taizhang.capabilities.supervision.queries import blockers as questions
from taizhang.capabilities.supervision.rules import blockers
from taizhang.capabilities.supervision.rules.blockers import Act, State
from taizhang.frame import access
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries.parties import parties_to_obligations
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.lifecycle import FOLLOWS
from taizhang.ledger.rules.lifecycle import Act as OfObligation
from taizhang.ledger.rules.lifecycle import State as Stands
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused


class Held(NamedTuple):
    """Something that is blocked; `may_stop`: the reader may let its clock stand."""

    of: Blocked
    light: words.Lit
    state: str
    may_stop: bool


@access.needs("supervision.read")
@reads
def blocker(request: access.Request, who: Reader, key: str) -> HttpResponse:
    """The page; sent, an act is done, or the page comes back with what is missing and all that was written."""
    row = questions.blocker_of(key, who.actor)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, who, row)
    act = request.POST.get("act", "")
    if act == "stop":
        return _stop(request, who, row)
    if act not in set(blocker_forms.FORMS):
        raise Http404
    form = blocker_forms.FORMS[Act(act)]
    said = forms.read(form, request.POST)
    by = acting.by(request, reason=said["reason"])
    errors = forms.missing(form, said) or (blocker_forms.unknown(said, by) if act == Act.DECIDE else [])
    errors = errors or carried_out(request, row, form, said, by=by, title=_(BLOCKER_ACTS[Act(act)]))
    if errors:
        return _page(request, who, row, Act(act), said, errors)
    return redirect("supervision:blocker", key=row.key)


def _stop(request: access.Request, who: Reader, row: Blocker) -> HttpResponse:
    """The clock of one thing that is blocked stands."""
    chosen = next((one for one in questions.blocked_by(row) if str(one.pk) == request.POST.get("blocked")), None)
    if chosen is None:
        raise Http404
    try:
        actions.stop_clock(chosen, approval=request.POST.get("approval", "").strip(), by=acting.by(request))
    except Refused as refused:
        return _page(request, who, row, errors=[("approval", words.said(refused.sentence))])
    messages.success(request, _("Its clock stands until the blocker is solved."))
    return redirect("supervision:blocker", key=row.key)


def _page(
    request: access.Request, who: Reader, row: Blocker, act: Act | None = None, said: forms.Said | None = None, errors: Errors | None = None
) -> HttpResponse:
    offered = [one for one in blocker_forms.FORMS if _may(row, one, who)]
    shown: dict[str, Any] = {
        "of": row,
        "state": _(BLOCKER_STATES[State(row.state)]),
        "cause": labels.named(labels.CAUSES, row.cause) if row.cause else "",
        "late": row.state in blockers.UNDECIDED and row.due < who.day,
        "held": _held(questions.blocked_by(row), who),
        "parties": list(row.parties.select_related("organisation").order_by("pk")),
    }
    asked = [
        (one.value, _(BLOCKER_ACTS[one]), blocker_forms.FORMS[one], dict(said.words) if said and one is act else {}) for one in offered
    ]
    shown |= of_forms(request, row, asked, act=act.value if act else "", errors=errors, waits_for=_waits_for(row))
    return render(request, "supervision/blocker.html", shown, status=422 if errors else 200)


def _may(row: Blocker, act: Act, who: Reader) -> bool:
    if act not in blockers.FOLLOWS[State(row.state)]:
        return False
    try:
        blockers.require_hand(act, who.actor, raiser=row.raiser_id, coordinator=row.coordinator_id)
        if act is Act.ESCALATE and row.state != State.DECIDED:
            blockers.require_time_is_up(who.actor, coordinator=row.coordinator_id, due=row.due, on=who.day)
    except Refused:
        return False
    return True


def _held(blocked: list[Blocked], who: Reader) -> list[Held]:
    parties = parties_to_obligations(who.actor, [one.obligation for one in blocked])
    return [_one_held(one, who, parties[one.obligation_id]) for one in blocked]


def _one_held(one: Blocked, who: Reader, parties: set[Party]) -> Held:
    row = one.obligation
    light = getattr(row, "light", None)
    lit = words.lit(light.colour, light.sentence_zh, light.sentence_en) if light else words.lit("", "", "")
    stoppable = one.suspension is None and one.blocker.state in blockers.OPEN and OfObligation.SUSPEND in FOLLOWS[Stands(row.state)]
    return Held(one, lit, words.state(row.state), stoppable and permissions.allows("suspend", who.actor, parties))


def _waits_for(row: Blocker) -> str:
    if row.state in blockers.UNDECIDED:
        return _("Waits for %(who)s") % {"who": row.coordinator}
    return _("Waits for %(who)s") % {"who": row.raiser} if row.state == State.DECIDED else ""
