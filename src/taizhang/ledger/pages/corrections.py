"""A value that stands is corrected 更正 with the reason, on the page of its indicator; the old one stays beside it."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.ledger.actions import observations
from taizhang.ledger.models import Indicator, Observation, Organisation
from taizhang.ledger.pages import acting
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries.one_indicator import ValueRow, indicator_whole
from taizhang.ledger.queries.parties import parties_to_series
from taizhang.ledger.rules import amounts, permissions
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence


class NoValue(Refused):
    """Nothing was put in the place of the value."""


@access.needs("ledger.read")
@require_POST
def correct(request: access.Request, key: str) -> HttpResponse:
    """The new value stands for the old one. What he does not see, or what stands no longer, is not found."""
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    wanted = request.POST.get("value_of", "")
    found = indicator_whole(key, actor=by.actor, moment=reader(request).moment)
    was = next((value for value in found.values if value.stands and str(value.id) == wanted), None) if found else None
    if was is None:
        raise Http404
    observation = Observation.objects.select_related("indicator", "organisation").get(pk=was.id)
    told(
        request,
        lambda: observations.correct(observation, _value(request, was), by=by),
        done=_("The value is corrected; the old one stays."),
    )
    return redirect(reverse("ledger:indicator", kwargs={"key": key}) + f"?organisation={was.organisation_key}")


def may_correct(actor: Actor, indicator: str, organisation: str) -> bool:
    """He may correct what that organisation has reported; asked only for those whose post ever lets them."""
    if actor.organisation is None or not organisation or not RIGHTS["observe"].roles & actor.roles:
        return False
    series = Indicator.objects.get(key=indicator), Organisation.objects.get(key=organisation)
    return permissions.allows("observe", actor, parties_to_series(actor, *series))


def to_correct(lines: Iterable[Any]) -> list[tuple[str, str]]:
    """The values that stand, the newest first, as choices of a form."""
    return [(str(line.of.id), f"{line.period} · {line.value} · {line.grade}") for line in lines if line.of.stands]


def _value(request: access.Request, was: ValueRow) -> Any:
    value = amounts.read(request.POST.get("value", ""), was.unit)
    if value is None:
        raise NoValue(Sentence("请填写更正后的数值", "write the value that is right"))
    return value
