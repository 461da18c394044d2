"""What another body decides of an obligation 获批: when it was submitted, and what became of it, said by who owes it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.ledger.actions import standings
from taizhang.ledger.actions.standings import Decided
from taizhang.ledger.models import Obligation
from taizhang.ledger.pages import acting
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NoDay(Refused):
    """What was written is no day of the calendar, or lies ahead."""


@access.needs("ledger.read")
@require_POST
def record(request: access.Request, code: str) -> HttpResponse:
    """What is left empty stays as it was said before."""
    by = acting.by(request)
    row = Obligation.objects.filter(code=code, ledger__in=scopes.ledgers_seen(by.actor)).first()
    if row is None:
        raise Http404
    told(request, lambda: standings.record_decision(row, _decided(request, by.today), by=by), done=_("It is recorded."))
    return redirect(reverse("ledger:obligation", kwargs={"code": code}) + "#decision")


def _decided(request: access.Request, today: date) -> Decided:
    outcome = {"granted": True, "refused": False}.get(request.POST.get("outcome", ""))
    return Decided(
        by=request.POST.get("decider", "").strip()[:200],
        submitted_on=_day(request.POST.get("submitted_on", ""), today),
        decided_on=_day(request.POST.get("decided_on", ""), today),
        granted=outcome,
    )


def _day(said: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError:
        raise NoDay(Sentence(f"“{said}”不是有效日期", f"{said} is no day of the calendar")) from None
    if day is not None and day > today:
        raise NoDay(Sentence("申报和批复日期不能晚于今天", "it is recorded when it has happened, and not before"))
    return day
