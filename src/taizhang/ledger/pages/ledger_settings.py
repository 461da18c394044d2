"""台账设置: who puts the ledger together, how much of its rows should be done by when, and by which rules their lights are judged; said while it is
a draft, and read by everybody afterwards."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.ledger.actions import drafting, ledgers
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, LightRules, Organisation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import registry, scopes
from taizhang.ledger.queries.light_rules import SUGGESTED, thresholds_of
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.sentences import Sentence


class Unknown(Refused):
    """The registry does not tell which organisation is meant."""


@access.needs("ledger.read")
@reads
def settings(request: access.Request, who: Reader, code: str) -> HttpResponse:
    """Sent, each thing that was changed is done by its own verb; what is refused comes back as it was written."""
    ledger = scopes.ledgers_seen(who.actor).select_related("plan", "coordinator", "light_rules").filter(code=code).first()
    if ledger is None:
        raise Http404
    errors: list[tuple[str, str]] = []
    if request.method == "POST":
        errors = [(name, said) for name in _ACTS if name in request.POST and (said := _refused(request, ledger, name))]
        if not errors:
            messages.success(request, _("Saved."))
            still = scopes.ledgers_seen(who.actor).filter(code=code).exists()  # who gave it out of his hand may see it no more
            return redirect("ledger:settings", code=code) if still else redirect("ledger:ledgers")
    return render(request, "ledger/settings.html", _shown(request, who, ledger, errors), status=422 if errors else 200)


def _refused(request: access.Request, ledger: Ledger, name: str) -> str:
    """Why it was not done; nothing where it was, or where nothing was changed."""
    try:
        _ACTS[name](ledger, request.POST[name].strip(), acting.by(request).apart())
    except Refused as refused:
        return words.said(refused.sentence)
    return ""


def _name_coordinator(ledger: Ledger, name: str, by: By) -> None:
    if name == (ledger.coordinator.name if ledger.coordinator else ""):
        return
    found = registry.organisations_named([name], on=by.today).get(name)
    if found is None:
        raise Unknown(
            Sentence(f"名录中无法确定单位：{name}，请从列表中选择", f"the registry does not tell who is {name}: choose one of the list")
        )
    ledgers.name_coordinator(ledger, Organisation.objects.get(pk=found), by=by)


def _choose_pace(ledger: Ledger, pace: str, by: By) -> None:
    if pace != ledger.pace and pace in {"", *CurveKind}:
        drafting.choose_pace(ledger, CurveKind(pace) if pace else None, by=by)


def _choose_rules(ledger: Ledger, number: str, by: By) -> None:
    found = LightRules.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if found != ledger.light_rules:
        drafting.choose_light_rules(ledger, found, by=by)


_ACTS: dict[str, Callable[[Ledger, str, By], None]] = {"coordinator": _name_coordinator, "pace": _choose_pace, "rules": _choose_rules}


def _shown(request: access.Request, who: Reader, ledger: Ledger, errors: list[tuple[str, str]]) -> dict[str, Any]:
    stands = {
        "coordinator": ledger.coordinator.name if ledger.coordinator else "",
        "pace": ledger.pace,
        "rules": str(ledger.light_rules_id or ""),
    }
    return {
        "ledger": ledger,
        "values": stands | {name: request.POST[name] for name in stands if name in request.POST},
        "may": {
            "name": _may(who, ledger, "name_coordinator", LedgerState.DRAFT, LedgerState.COUNTERSIGNING),
            "edit": _may(who, ledger, "edit_draft", LedgerState.DRAFT),
        },
        "paces": [("", _("Not chosen: nothing is behind before it is due")), *((key, _(title)) for key, title in labels.CURVES.items())],
        "rules": [("", _("Those that are suggested")), *((str(one.pk), one.name) for one in LightRules.objects.order_by("name"))],
        "thresholds": thresholds_of([ledger]).get(ledger.pk, SUGGESTED),
        "errors": errors,
        "error": dict(errors),
        "token": new_key(),
    }


def _may(who: Reader, ledger: Ledger, verb: str, *states: LedgerState) -> bool:
    return who.past is None and ledger.state in states and permissions.allows(verb, who.actor, parties_to_ledger(who.actor, ledger))
