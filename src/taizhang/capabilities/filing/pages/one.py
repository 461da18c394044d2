"""One ledger on its way to the government above: where it stands, what it lacks, opinions, letters, defects; and the next act."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from taizhang.capabilities.filing.actions.filing import answer_defect
from taizhang.capabilities.filing.actions.opinions import answer_opinion
from taizhang.capabilities.filing.models import Defect
from taizhang.capabilities.filing.pages.labels import OUTCOMES, PUNCTUALITY, STEPS
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.queries.one_filing import OneFiling
from taizhang.capabilities.filing.rules import completeness
from taizhang.capabilities.filing.rules.adoption import Outcome
from taizhang.capabilities.filing.rules.stages import Stage, punctuality, stage_of
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.actions import ledgers
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Countersignature, Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.unsettled import warning_of
from taizhang.ledger.queries import registry, signing
from taizhang.ledger.queries.chains import Way, way_of
from taizhang.ledger.queries.forms import form_for
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import cards, permissions
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor

_SIGNED_NEXT = (LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.SIGNED)
_SHOWN = 30  # rows of each kind of lack; the ledger itself shows all


class Step(NamedTuple):
    """A stage on the way; `done` lies behind, `now` is where it stands."""

    title: str
    done: bool
    now: bool


@access.needs("filing.read")
@reads
def one(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    ledger = seen(code, who.actor)
    of = questions.one_filing(ledger)
    due, filed = (of.duty.due if of.duty else None), (of.sent[-1].filing.on if of.sent else None)
    address = reverse("ledger:obligation", kwargs={"code": "CODE"})
    act = chain_act_of(ledger)
    way = way_of(act, ledger) if ledger.state in _SIGNED_NEXT else None
    shown: dict[str, Any] = {
        "of": of,
        "ledger": ledger,
        "steps": steps(ledger.state, len(of.content["rows"])),
        "punctual": _(PUNCTUALITY[punctuality(due, filed=filed, on=who.day)]) if due and filed else "",
        "left": words.said(cards.left(due, who.day, registry.calendar())) if due and not filed else "",
        "rule": words.in_language(of.duty.rule_zh, of.duty.rule_en) if of.duty else "",
        "lacks": _by_lack(of),
        "most": _SHOWN,
        "address": lambda code: address.replace("CODE", code),
        "opinions": [(opinion, of.adoptions.get(opinion.pk)) for opinion in of.opinions],
        "round": _round(ledger) if ledger.state == LedgerState.COUNTERSIGNING else {},
        "outcomes": [(outcome.value, _(title)) for outcome, title in OUTCOMES.items()],
        "blank": form_for(ledger.recipient_id, Purpose.LEDGER, who.actor),
        "may": may(who.actor, ledger, way),
        "shown_way": way,
        "chain_act": act.value,
        "roles": labels.ROLES,
        "send_back": way is not None and way.open and way.is_of(who.actor),
        "token": new_key(),
    }
    return render(request, "filing/one.html", shown)


_ACTS: dict[str, tuple[Callable[..., Any], str]] = {
    "circulate": (ledgers.circulate, N_("It goes round to those who countersign.")),
    "sign": (ledgers.sign, N_("Signed.")),
    "revise": (ledgers.revise, N_("It is a draft again: make good what was found, and send it round.")),
}


_ASKED_FIRST = {"circulate": N_("Send it round all the same"), "sign": N_("Sign it all the same")}


@access.needs("filing.read")
@require_POST
def do(request: access.Request, code: str) -> HttpResponse:
    """What needs no more words: the ledger is sent round, signed, or a draft again after it came back. Where rows are not claimed, or twice,
    that is said first, and done once it is said to be meant (`sure`)."""
    by = acting.by(request)
    what = request.POST.get("act", "")
    ledger, (act, done) = seen(code, by.actor), _ACTS.get(what, (None, ""))
    if act is None:
        raise Http404
    again = _ASKED_FIRST.get(what, "")
    if again and not request.POST.get("sure") and (warned := warning_of(ledger)):
        token = request.POST.get("request") or new_key()
        return render(request, "filing/sure.html", {"ledger": ledger, "warned": warned, "act": what, "words": _(again), "token": token})
    return _told(request, code, lambda: act(ledger, by=by), _(done))


@access.needs("filing.read")
@require_POST
def opinion(request: access.Request, code: str, number: int) -> HttpResponse:
    """What became of an opinion."""
    by = acting.by(request)
    said = Countersignature.objects.filter(pk=number, ledger=seen(code, by.actor)).select_related("ledger").first()
    outcome = request.POST.get("outcome", "")
    if said is None or outcome not in set(Outcome):
        raise Http404
    return _told(request, code, lambda: answer_opinion(said, Outcome(outcome), request.POST.get("words", "")[:500], by=by))


@access.needs("filing.read")
@require_POST
def defects(request: access.Request, code: str) -> HttpResponse:
    """How defects were made good, all that were answered at once; one whose field is empty stays as it is. What is refused is said."""
    by = acting.by(request)
    ledger = seen(code, by.actor)
    done, left = 0, 0
    for found in Defect.objects.filter(filing__ledger=ledger).select_related("filing__ledger", "obligation").order_by("pk"):
        said = request.POST.get(f"defect-{found.pk}", found.answer).strip()[:500]
        left += f"defect-{found.pk}" in request.POST and not said and not found.answer
        try:
            done += bool(said) and said != found.answer and bool(answer_defect(found, said, by=by.apart()))
        except Refused as refused:
            told(request, refused, of=found.obligation.code if found.obligation else "")
    if done:
        messages.success(request, ngettext("%(count)s answer is saved.", "%(count)s answers are saved.", done) % {"count": done})
    if left:
        messages.info(
            request, ngettext("%(count)s defect is not answered yet.", "%(count)s defects are not answered yet.", left) % {"count": left}
        )
    return redirect("filing:one", code=code)


def _round(ledger: Ledger) -> dict[str, list[str]]:
    """Of those who are asked to countersign, who has agreed and for whom one waits; nothing where nobody is asked."""
    asked, agreed = signing.asked(ledger), signing.countersigned(ledger)
    parted = {"agreed": [name for name in asked if name in agreed], "waiting": [name for name in asked if name not in agreed]}
    return parted if asked else {}


def _by_lack(of: OneFiling) -> list[tuple[str, list[completeness.Incomplete]]]:
    """Each kind of lack with the rows that have it, in the order in which they are asked for."""
    found = [(words.said(said), [row for row in of.incomplete if lack in row.lacks]) for lack, said in completeness.SAID.items()]
    return [(said, rows) for said, rows in found if rows]


def seen(code: str, actor: Actor) -> Ledger:
    """The ledger, or it is not there."""
    found = questions.ledger_seen(code, actor)
    if found is None:
        raise Http404
    return found


def chain_act_of(ledger: Ledger) -> ChainAct:
    """Which of its acts is signed next."""
    return ChainAct.FILE_LEDGER if ledger.state == LedgerState.SIGNED else ChainAct.SIGN_LEDGER


def may(actor: Actor, ledger: Ledger, way: Way | None = None) -> set[str]:
    """Which verbs of filing are his; where a chain stands, what goes along it is its next hand's."""
    parties = parties_to_ledger(actor, ledger)
    verbs = (
        "circulate_ledger",
        "file_ledger",
        "put_on_record",
        "return_ledger",
        "revise_ledger",
        "sign_ledger",
        "edit_draft",
        "assign",
        "claim",
    )
    found = {verb for verb in verbs if permissions.allows(verb, actor, parties)}
    if way is None:
        return found
    along = {chain_act_of(ledger).value}
    return found | along if way.is_of(actor) else found - along


def steps(state: str, rows: int) -> list[Step]:
    """The way from the draft to the record; a ledger that came back stands at its draft again."""
    order = list(STEPS)
    stage = stage_of(state, rows=rows)
    now = order.index({Stage.NOTHING: Stage.DRAFT, Stage.RETURNED: Stage.DRAFT}.get(stage, stage))
    last = now == len(order) - 1
    return [Step(_(title), place < now or last, place == now and not last) for place, title in enumerate(STEPS.values())]


def told(request: access.Request, refused: Refused, *, of: str = "") -> None:
    """What was refused; `of`: which of several it was."""
    said = words.said(refused.sentence)
    messages.error(request, words.in_language(f"{of}：{said}", f"{of}: {said}") if of else said)


def _told(request: access.Request, code: str, verb: Any, done: str = "") -> HttpResponse:
    try:
        verb()
    except AlreadyDone:
        pass
    except Refused as refused:
        told(request, refused)
    else:
        messages.success(request, done or _("Saved."))
    return redirect("filing:one", code=code)
