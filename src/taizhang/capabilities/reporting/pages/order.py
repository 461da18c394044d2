"""How often ledgers are reported on, and by which day: a calendar that a pack declares, or one's own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.reporting.actions.ordering import order_reporting
from taizhang.capabilities.reporting.pages.labels import CADENCES, ON_HOLIDAYS
from taizhang.capabilities.reporting.queries import orders
from taizhang.frame import access
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import declared, scopes
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday, Rhythm

_MOST = 500  # ledgers at once
_LONGEST = 31


@access.needs("reporting.read")
def order(request: access.Request) -> HttpResponse:
    """The form; sent, each ledger that was chosen has its calendar, or the form comes back with what is missing."""
    if request.method != "POST":
        return _form(request, _usual(request.GET.get("calendar", "")), None)
    said = {name: request.POST.get(name, "").strip() for name in ("cadence", "by_day", "after", "on_holidays", "basis")}
    chosen = request.POST.getlist("ledger")[:_MOST]
    by = acting.by(request)
    ledgers = list(scopes.ledgers_seen(by.actor).filter(code__in=chosen).select_related("plan").order_by("code"))
    if errors := _missing(said, ledgers):
        return _form(request, said, chosen, errors)
    rhythm = Rhythm(Cadence(said["cadence"]), int(said["by_day"]), int(said["after"]), OnHoliday(said["on_holidays"]))
    try:
        done = order_reporting(ledgers, rhythm, basis=said["basis"][:300], by=by)
    except AlreadyDone:
        return redirect("reporting:overview")
    except Refused as refused:
        return _form(request, said, chosen, [("ledger", words.said(refused.sentence))])
    text = ngettext("%(count)s ledger is reported on by this calendar.", "%(count)s ledgers are reported on by this calendar.", len(done))
    messages.success(request, text % {"count": len(done)})
    return redirect("reporting:overview")


def _usual(name: str) -> dict[str, str]:
    """The calendar of a pack by its name, or the first that some pack declares; else every month by the 25th."""
    found = declared.reporting_calendars()
    calendar = next((one for one in found if one.name == name), found[0] if found else None)
    rhythm = calendar.rhythm if calendar else Rhythm()
    return {
        "cadence": rhythm.cadence.value,
        "by_day": str(rhythm.by_day),
        "after": str(rhythm.after),
        "on_holidays": rhythm.on_holidays.value,
        "basis": "",
    }


def _missing(said: dict[str, str], ledgers: list[Any]) -> list[tuple[str, str]]:
    errors = []
    if said["cadence"] not in set(Cadence) or said["on_holidays"] not in set(OnHoliday):
        errors.append(("cadence", _("Say how often is reported.")))
    if not (_is_number(said["by_day"]) and 1 <= int(said["by_day"]) <= _LONGEST):
        errors.append(("by_day", _("Give a day from 1 to 31.")))
    if said["after"] not in {"0", "1", "2"}:
        errors.append(("after", _("Say in which month it is due.")))
    if not said["basis"]:
        errors.append(("basis", _("Name the paper that orders it.")))
    if not ledgers:
        errors.append(("ledger", _("Choose at least one ledger.")))
    return errors


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 3


def _form(
    request: access.Request, said: dict[str, str], chosen: list[str] | None, errors: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """`chosen` None: all that have no calendar yet."""
    rows = scopes.ledgers_seen(acting.by(request).actor).exclude(state=LedgerState.WITHDRAWN.value).order_by("code")
    found = list(rows.values_list("pk", "code", "plan__title")[:_MOST])
    rhythms = orders.rhythms([pk for pk, _code, _title in found])
    shown: dict[str, Any] = {
        "ledgers": [_choice(code, title, rhythms.get(pk), chosen) for pk, code, title in found],
        "said": said,
        "errors": errors or [],
        "wrong": dict(errors or []),
        "cadences": [(one.value, _(title)) for one, title in CADENCES.items()],
        "on_holidays": [(one.value, _(title)) for one, title in ON_HOLIDAYS.items()],
        "months": [("0", _("the month in which the period ends")), ("1", _("the month after it")), ("2", _("the second month after it"))],
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "reporting/order.html", shown, status=422 if errors else 200)


def _choice(code: str, title: str, rhythm: Rhythm | None, chosen: list[str] | None) -> dict[str, Any]:
    has = in_words(rhythm) if rhythm else _("no calendar yet")
    return {"value": code, "words": title, "help": f"{code} · {has}", "chosen": rhythm is None if chosen is None else code in chosen}


def in_words(rhythm: Rhythm) -> str:
    """Monthly, by day 25."""
    return _("%(cadence)s, by day %(day)s") % {"cadence": _(CADENCES[rhythm.cadence]), "day": rhythm.by_day}
