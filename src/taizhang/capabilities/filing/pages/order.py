"""The government above says by when the ledgers of a plan are to be filed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.filing.actions.ordering import order_filing
from taizhang.capabilities.filing.models import FilingDuty
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.ledger_lifecycle import ABOVE, LedgerState
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.terms import Since, Term, Unit, Within

_SINCE = {
    Since.ISSUED: N_("the day on which the plan was issued"),
    Since.PRINTED: N_("the day on which it was printed"),
    Since.RECEIVED: N_("the day on which it was received"),
}
_UNITS = {Unit.WORKING_DAY: N_("working days"), Unit.DAY: N_("days")}
_USUAL = {"count": "10", "unit": Unit.WORKING_DAY.value, "since": Since.ISSUED.value, "basis": ""}
_MOST = 500  # ledgers at once, and days


@access.needs("filing.read")
def order(request: access.Request) -> HttpResponse:
    """The form; sent, each ledger that was chosen has its day, or the form comes back with what is missing and all that was chosen."""
    if request.method != "POST":
        return _form(request, dict(_USUAL), None)
    said = {name: request.POST.get(name, "").strip() for name in ("count", "unit", "since", "basis")}
    chosen = request.POST.getlist("ledger")[:_MOST]
    if errors := _missing(said, chosen):
        return _form(request, said, chosen, errors)
    ledgers = list(scopes.ledgers_seen(acting.by(request).actor).filter(code__in=chosen).select_related("plan").order_by("code"))
    if not ledgers:  # none of these codes is a ledger that he sees
        return _form(request, said, chosen, [("ledger", _("Choose at least one ledger."))])
    try:
        done = order_filing(ledgers, _term(said), basis=said["basis"], by=acting.by(request))
    except AlreadyDone:
        return redirect("filing:roster")
    except Refused as refused:
        return _form(request, said, chosen, [("ledger", words.said(refused.sentence))])
    count = len(done)
    messages.success(request, ngettext("%(count)s ledger has its day.", "%(count)s ledgers have their day.", count) % {"count": count})
    return redirect("filing:roster")


def _missing(said: dict[str, str], chosen: list[str]) -> list[tuple[str, str]]:
    errors = []
    if not chosen:
        errors.append(("ledger", _("Choose at least one ledger.")))
    if not (said["count"].isascii() and said["count"].isdigit() and 0 < int(said["count"][:4]) <= _MOST):
        errors.append(("count", _("Give a number of days from 1 to 500.")))
    if said["unit"] not in set(_UNITS) or said["since"] not in set(_SINCE):
        errors.append(("since", _("Say from which day it is counted.")))
    if not said["basis"]:
        errors.append(("basis", _("Name the paper that orders it.")))
    return errors


def _term(said: dict[str, str]) -> Term:
    return Within(int(said["count"]), Unit(said["unit"]), Since(said["since"]))


def _form(
    request: access.Request, said: dict[str, str], chosen: list[str] | None, errors: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """`chosen` None: all that have no day yet and have not gone up, as a notice orders it."""
    ledgers = scopes.ledgers_seen(acting.by(request).actor).exclude(state=LedgerState.WITHDRAWN.value).order_by("code")
    if chosen is None:
        ordered = FilingDuty.objects.values_list("ledger_id", flat=True)
        waiting = ledgers.exclude(state__in=ABOVE).exclude(pk__in=ordered)
        chosen = list(waiting.values_list("code", flat=True)[:_MOST])
    shown: dict[str, Any] = {
        "ledgers": [_choice(code, title, chosen) for code, title in ledgers.values_list("code", "plan__title")[:_MOST]],
        "said": said,
        "errors": errors or [],
        "wrong": dict(errors or []),
        "units": [(unit.value, _(title)) for unit, title in _UNITS.items()],
        "since": [(since.value, _(title)) for since, title in _SINCE.items()],
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "filing/order.html", shown, status=422 if errors else 200)


def _choice(code: str, title: str, chosen: list[str]) -> dict[str, Any]:
    return {"value": code, "words": title, "help": code, "chosen": code in chosen}
