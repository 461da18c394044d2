"""Signature chains 签批链 of one's own organisation: what stands, what was proposed, and the form that proposes."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.ledger.actions import chains as verbs
from taizhang.ledger.models import Organisation, SignatureChain
from taizhang.ledger.pages import acting, deeds_in_words, labels, words
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import chains as questions
from taizhang.ledger.queries.chains import Signed
from taizhang.ledger.queries.history import history_of
from taizhang.ledger.rules.chains import HANDS, MOST, ChainAct, ChainState, from_text
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor, Role

_OURS = frozenset({"propose_chain", "approve_chain", "refuse_chain"})


class Shown(NamedTuple):
    """A kind of act with the chain that stands and the one that was proposed; `chosen` is what its form shows."""

    act: str
    title: str
    steps: list[Signed]
    chain: SignatureChain | None
    proposed: list[Signed] | None
    chosen: list[str]
    reason: str = ""
    error: str = ""


@access.needs("ledger.chains")
@reads
def chains(request: HttpRequest, who: Reader) -> HttpResponse:
    return _page(request, who.actor)


@require_POST
@access.needs("ledger.chains")
def propose(request: access.Request, act: str) -> HttpResponse:
    """Sent, the chain waits for a leader; or the form comes back with what is wrong and all that was chosen."""
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    organisation = Organisation.objects.filter(pk=by.actor.organisation or 0).first()
    if act not in set(ChainAct) or organisation is None:
        raise Http404
    chosen = [step for step in request.POST.getlist("step")[:MOST] if step in set(Role)]
    try:
        verbs.propose_chain(organisation, ChainAct(act), tuple(Role(step) for step in chosen), by=by)
    except Refused as refused:
        return _page(request, by.actor, wrong=(act, chosen, by.reason, words.said(refused.sentence)))
    return redirect("ledger:chains")


@require_POST
@access.needs("ledger.chains")
def decide(request: access.Request, act: str) -> HttpResponse:
    """`act`: approve, or refuse with a reason."""
    by = acting.by(request, reason=request.POST.get("answer", "").strip()[:1000])
    found = SignatureChain.objects.filter(organisation_id=by.actor.organisation or 0, act=act).select_related("organisation").first()
    if found is None:
        raise Http404
    seen = request.POST.get("seen", "")
    revision = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None
    if request.POST.get("act") == "approve":
        told(request, lambda: verbs.approve_chain(found, seen=revision, by=by), done=_("The chain stands from now on."))
    else:
        told(request, lambda: verbs.refuse_chain(found, seen=revision, by=by), done=_("The proposal is refused."))
    return redirect("ledger:chains")


def _page(request: HttpRequest, actor: Actor, wrong: tuple[str, list[str], str, str] | None = None) -> HttpResponse:
    known = {chain.act: chain for chain in questions.chains_of(actor.organisation or 0)}
    events = history_of(f"organisation:{actor.organisation or 0}")
    shown: dict[str, Any] = {
        "organisation": actor.organisation_name,
        "acts": [_shown(act, known.get(act.value), wrong) for act in ChainAct],
        "roles": labels.ROLES,
        "hands_of": {act.value: [("", "—"), *((role.value, labels.named(labels.ROLES, role.value)) for role in HANDS)] for act in ChainAct},
        "most": MOST,
        "proposes": bool(RIGHTS["propose_chain"].roles & actor.roles),
        "decides": bool(RIGHTS["decide_chain"].roles & actor.roles),
        "me": actor.person,
        "events": deeds_in_words.history([event for event in events if event.verb in _OURS]),
        "errors": [(f"step-{wrong[0]}-1", wrong[3])] if wrong else [],
    }
    return render(request, "ledger/chains.html", shown, status=422 if wrong else 200)


def _shown(act: ChainAct, chain: SignatureChain | None, wrong: tuple[str, list[str], str, str] | None) -> Shown:
    standing = list(from_text(chain.steps)) if chain else []
    proposed = [Signed(role) for role in from_text(chain.proposed_steps)] if chain and chain.state == ChainState.PROPOSED else None
    title, steps = labels.named(labels.CHAIN_ACTS, act.value), [Signed(role) for role in standing]
    if wrong and wrong[0] == act.value:
        return Shown(act.value, title, steps, chain, proposed, wrong[1], wrong[2], wrong[3])
    return Shown(act.value, title, steps, chain, proposed, [role.value for role in standing])
