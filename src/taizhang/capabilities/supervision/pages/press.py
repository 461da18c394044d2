"""To press about one obligation: which step, on which basis, with which demand. What stands about it already is shown beside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.supervision.actions import pressing as actions
from taizhang.capabilities.supervision.actions.drafting import Words
from taizhang.capabilities.supervision.pages import board, drafts, forms
from taizhang.capabilities.supervision.queries import board as questions
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.queries.grounds import Ground
from taizhang.capabilities.supervision.rules import climbing, hands
from taizhang.capabilities.supervision.rules.stages import Stage
from taizhang.frame import access
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import declared, registry, scopes
from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.permissions import NAMES as POSTS
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Role

_FIELDS = ("step", "basis", "demand", "skipped")


@access.needs("supervision.read")
@reads
def press(request: access.Request, who: Reader, code: str) -> HttpResponse:
    """The form; sent, the paper is proposed. Who may not press sees what was sent to his organisation about it."""
    found = Obligation.objects.filter(code=code, ledger__in=scopes.ledgers_seen(who.actor)).select_related("ledger__plan__document").first()
    if found is None:
        raise Http404
    if declared.ladder(grounds.LADDER) is None:
        return render(request, "supervision/no_ladder.html", {"of": found})
    if request.method != "POST":
        return _page(request, who, found, {})
    said = {name: request.POST.get(name, "").strip() for name in _FIELDS}
    try:
        row = actions.propose(found, said["step"], Words(said["basis"], said["demand"], said["skipped"]), by=acting.by(request))
    except AlreadyDone:
        return redirect("supervision:press", code=code)
    except Refused as refused:
        return _page(request, who, found, said, [("step", words.said(refused.sentence))])
    messages.success(request, _("The paper is drafted. Nobody has been told of it yet."))
    return redirect("supervision:pressing", key=row.key)


def _page(
    request: access.Request, who: Reader, of: Obligation, said: dict[str, str], errors: list[tuple[str, str]] | None = None
) -> HttpResponse:
    ladder, ground, last = grounds.ladder(), grounds.ground_of(of), grounds.last_of(of, on=who.day)
    usual = climbing.wanted(ladder, Rule(ground.rule), last) if ground else None
    parties, designated = grounds.hand_of(who.actor, of, on=who.day)
    refusals = {step.key: _refusal(step, who, parties, designated) for step in ladder.steps}
    chosen = ladder.step(said.get("step", "")) or usual or ladder.steps[min(last.place + 1 if last else 0, len(ladder.steps) - 1)]
    calendar = registry.calendar()
    shown: dict[str, Any] = {
        "of": of,
        "light": words.lit(ground.colour, ground.zh, ground.en) if ground else None,
        "steps": [_choice(step, chosen, usual) for step in ladder.steps],
        "may": not all(refusals.values()),
        "why_not": next(iter(refusals.values())),
        "waiting": grounds.waiting_of(of) if not all(refusals.values()) else None,
        "said": said or _usual(of, chosen, ground),
        "fields": (forms.BASIS, forms.DEMAND),
        "rows": [board.row_of(line, who, calendar) for line in questions.about(who.actor, of.pk)],
        "columns": board.columns(Stage.AWAITED),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "supervision/press.html", shown, status=422 if errors else 200)


def _refusal(step: Step, who: Reader, parties: Any, designated: Any) -> str:
    """Why this reader may not take that step; nothing where he may."""
    try:
        hands.require_issuer(step, who.actor, parties, designated=designated)
    except Refused as refused:
        return words.said(refused.sentence)
    return ""


def _usual(of: Obligation, step: Step, ground: Ground | None) -> dict[str, str]:
    demand = drafts.demand_of(step.key, title=of.title, ground=ground.zh if ground else "")
    return {"basis": drafts.basis_of(of), "demand": demand, "skipped": ""}


def _choice(step: Step, chosen: Step, usual: Step | None) -> dict[str, Any]:
    """A step with whose hands it needs, and how long there is for a reply."""
    parts = [_("issued by %(who)s") % {"who": _posts(step.issued_by)}]
    if step.approved_by:
        parts.append(_("approved by %(who)s") % {"who": _posts(step.approved_by)})
    if step.reply_within:
        parts.append(_("reply within %(count)s working days") % {"count": step.reply_within})
    if step is usual:
        parts.insert(0, _("proposed for this light"))
    return {"value": step.key, "words": words.said(step.title), "help": "；".join(parts), "chosen": step is chosen}


def _posts(roles: Any) -> str:
    return "、".join(POSTS[role] for role in Role if role in roles)
