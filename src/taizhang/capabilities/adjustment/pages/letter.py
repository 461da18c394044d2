"""The letter with which a change is filed 变更备案函: composed from the record, edited by a person, sent under a number."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.actions.recording import LETTER, file_change
from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.capabilities.adjustment.pages import shown
from taizhang.capabilities.adjustment.queries import amendments as questions
from taizhang.capabilities.adjustment.rules import letters
from taizhang.capabilities.adjustment.rules.filings import FilingAct, FilingStage, stage_of
from taizhang.capabilities.adjustment.rules.letters import Changed, Hand, Side
from taizhang.frame import access
from taizhang.kit.paper import Paper
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Amendment
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries.papers import last_mark
from taizhang.ledger.rules import amendment_effects
from taizhang.ledger.rules.refusals import Refused

_MOST = 6000  # characters of a letter
_OPEN = (FilingStage.OPEN, FilingStage.RETURNED)


@access.needs("adjustment.read")
def letter(request: access.Request, key: str) -> HttpResponse:
    """The draft with its form. Sent as `look` it is shown again as it was edited; sent as `file` the change is filed with it."""
    by = acting.by(request)
    of = questions.amendment_of(by.actor, key)
    filing = questions.filing_of(of) if of else None
    if of is None or filing is None:
        raise Http404
    if stage_of(filed=filing.filed_on, returned=filing.returned_on, recorded=filing.recorded_on) not in _OPEN:
        return redirect("adjustment:amendment", key=key)  # it was filed already
    changed = _changed(of, filing)
    said = _said(request, of, changed)
    draft = _composed(of, filing, changed, said)
    if request.method != "POST" or request.POST.get("act") != "file":
        return _form(request, of, filing, draft, said)
    try:
        done = file_change(filing, draft, mark=said["mark"], by=by)
    except AlreadyDone:
        return redirect("adjustment:amendment", key=key)
    except Refused as refused:
        return _form(request, of, filing, draft, said, words.said(refused.sentence))
    messages.success(request, _("Filed under number %(number)s.") % {"number": done.paper.number})
    return redirect("adjustment:amendment", key=key)


def draft_of(of: Amendment, filing: ChangeFiling) -> Paper:
    """The letter as the record has it, before anybody has edited it."""
    changed = _changed(of, filing)
    return _composed(of, filing, changed, {"title": "", "words": letters.words_of(changed), "note": ""})


def _changed(of: Amendment, filing: ChangeFiling) -> Changed:
    """What the letter is composed from. A paper is in Chinese, whatever its writer reads."""
    with translation.override("zh-hans"):
        sides = [Side(one.column, one.old, one.new) for one in shown.in_words(of.changes, of.target)]
    steps = questions.path_of(of).steps
    hands = [Hand(steps[one.step].title.zh, one.organisation, one.on) for one in questions.opinions_of(of) if one.agreed]
    back = [one.paper.number for one in questions.letters_of(filing) if one.act == FilingAct.RETURN]
    row = of.obligation
    return Changed(
        of.ledger.plan.title,
        of.ledger.code,
        row.title if row else of.ledger.plan.title,
        row.code if row else "",
        sides,
        of.basis,
        of.reason,
        of.applied_on or of.effective_on,
        hands,
        amendment_effects.from_json(of.effects),
        back[0] if back else "",
    )


def _composed(of: Amendment, filing: ChangeFiling, changed: Changed, said: dict[str, str]) -> Paper:
    sender = of.ledger.coordinator.name if of.ledger.coordinator else ""
    to = filing.recipient.short_name or filing.recipient.name
    return letters.letter(changed, sender=sender, to=to, words=said["words"], title=said["title"], note=said["note"])


def _said(request: access.Request, of: Amendment, changed: Changed) -> dict[str, str]:
    """What was written, or what the record says."""
    if request.method == "POST":
        return {name: request.POST.get(name, "").strip()[:_MOST] for name in ("title", "words", "note", "mark")}
    mark = last_mark(of.ledger.coordinator_id or 0, LETTER)
    return {"title": changed.title, "words": letters.words_of(changed), "note": "", "mark": mark}


def _form(
    request: access.Request, of: Amendment, filing: ChangeFiling, draft: Paper, said: dict[str, str], error: str = ""
) -> HttpResponse:
    context = {
        "of": of,
        "filing": filing,
        "paper": draft,
        "said": said,
        "errors": [("mark", error)] if error else [],
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "adjustment/letter.html", context, status=422 if error else 200)
