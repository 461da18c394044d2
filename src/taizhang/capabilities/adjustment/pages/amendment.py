"""One amendment: original and revised side by side, what it does to the totals, through whose hands it goes, and its filing."""

from datetime import date
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.actions.recording import RECEIPT, RETURN
from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.capabilities.adjustment.pages import shown
from taizhang.capabilities.adjustment.pages.labels import FILING_ACTS, FILINGS
from taizhang.capabilities.adjustment.queries import amendments as questions
from taizhang.capabilities.adjustment.queries import effects
from taizhang.capabilities.adjustment.queries.amendments import Opinion
from taizhang.capabilities.adjustment.rules.filings import FilingAct, FilingStage, is_late, stage_of
from taizhang.frame import access
from taizhang.ledger.models import Amendment
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.desk import may
from taizhang.ledger.queries.papers import last_mark
from taizhang.ledger.rules import amendment_effects, cards
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.permissions import RIGHTS, Party

MARKS = {"record": (RECEIPT, "备案"), "return": (RETURN, "补正")}


class Step(NamedTuple):
    """A step of the path: done, refused, waited for, or to come."""

    title: str
    stands: str
    word: str
    opinion: Opinion | None


@access.needs("adjustment.read")
@reads
def amendment(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    return page(request, who, key)


def page(request: HttpRequest, who: Reader, key: str, *, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    """The page, with what was wrong about an act that was tried on it."""
    found = questions.amendment_of(who.actor, key)
    if found is None:
        raise Http404
    parties, filing = questions.parties_of(who.actor, found), questions.filing_of(found)
    pending = found.state in (AmendmentState.PROPOSED, AmendmentState.APPROVED)
    does = effects.effects_of(found.ledger, effects.changing_of(found)) if pending else amendment_effects.from_json(found.effects)
    context: dict[str, Any] = {
        "of": found,
        "kind": labels.named(labels.AMENDED, found.kind),
        "state": labels.named(labels.AMENDMENT_STATES, found.state),
        "changes": shown.in_words(found.changes, found.target),
        "effects": shown.effects(does),
        "pending": pending,
        "steps": _steps(found),
        "filing": filing,
        "filing_words": _filing(filing, who.day),
        "letters": [(one, _(FILING_ACTS[FilingAct(one.act)])) for one in questions.letters_of(filing)],
        "marks": _marks(filing),
        "acts": _acts(found, filing, parties, who),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "said": request.POST,
        "token": new_key(),
        "who": who,
    }
    return render(request, "adjustment/amendment.html", context, status=422 if errors else 200)


def _steps(of: Amendment) -> list[Step]:
    opinions = {one.step: one for one in questions.opinions_of(of)}
    return [_step(number, words.said(step.title), opinions.get(number), of) for number, step in enumerate(questions.path_of(of).steps)]


def _step(number: int, title: str, opinion: Opinion | None, of: Amendment) -> Step:
    if opinion is not None:
        return Step(title, "agreed" if opinion.agreed else "refused", _("Agreed") if opinion.agreed else _("Refused"), opinion)
    waits = of.state == AmendmentState.PROPOSED and number == of.step
    return Step(title, "waits" if waits else "to-come", _("Waits for this") if waits else _("To come"), None)


def _acts(of: Amendment, filing: ChangeFiling | None, parties: set[Party], who: Reader) -> set[str]:
    """What the reader can do here, as the verbs will see it."""
    found = {"decide"} if questions.waits_for(who.actor, of, parties) else set()
    reached = of.state == AmendmentState.APPROVED and of.effective_on <= who.day
    if reached and may("apply_amendment", who.actor) and RIGHTS["apply_amendment"].parties & parties:
        found.add("apply")
    withdraws = of.state == AmendmentState.PROPOSED and Party.PROPOSER in parties
    if withdraws and may("withdraw_amendment", who.actor):
        found.add("withdraw")
    if filing is None:
        return found
    stage = stage_of(filed=filing.filed_on, returned=filing.returned_on, recorded=filing.recorded_on)
    if stage in (FilingStage.OPEN, FilingStage.RETURNED) and may("file_ledger", who.actor) and Party.COORDINATOR in parties:
        found.add("file")
    if stage is FilingStage.FILED and may("put_on_record", who.actor) and RIGHTS["put_on_record"].parties & parties:
        found.add("record")
    return found


def _marks(filing: ChangeFiling | None) -> dict[str, str]:
    """Under which the recipient issued the last of its kind; the usual one where there is none."""
    if filing is None:
        return {}
    return {act: last_mark(filing.recipient_id, kind) or usual for act, (kind, usual) in MARKS.items()}


def _filing(filing: ChangeFiling | None, on: date) -> dict[str, Any]:
    """Where the filing stands, by when, and how long there is."""
    if filing is None:
        return {}
    stage = stage_of(filed=filing.filed_on, returned=filing.returned_on, recorded=filing.recorded_on)
    left = cards.left(filing.due, on, registry.calendar()) if filing.due and stage is FilingStage.OPEN else None
    return {
        "stage": _(FILINGS[stage]),
        "left": words.said(left) if left else "",
        "late": is_late(filing.due, filed=filing.filed_on, on=on),
    }
