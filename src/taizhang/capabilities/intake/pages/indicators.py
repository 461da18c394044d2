"""Indicators of the drafts beside those of other plans: the same under one name, or perhaps the same under another."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.queries import ledgers as questions
from taizhang.frame import access
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.identifying import identify_indicator
from taizhang.ledger.models import Indicator, Ledger
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import documents
from taizhang.ledger.queries.same_indicators import Compared, indicators_compared
from taizhang.ledger.rules.refusals import Refused


@access.needs("intake.read")
def indicators(request: access.Request, document: str) -> HttpResponse:
    """What is or may be the same, with the values of both; a form sent, the two are one from now on."""
    by = acting.by(request)
    found = documents.document_as_read(document, actor=by.actor)
    if found is None:
        raise Http404
    drafts = questions.drafts_of(document, by.actor)
    compared = indicators_compared(drafts, by.actor)
    if request.method == "POST":
        return _identified(request, drafts, compared, by)
    return render(request, "intake/indicators.html", {"document": found.row, "compared": compared})


def _identified(request: access.Request, drafts: list[Ledger], compared: list[Compared], by: By) -> HttpResponse:
    """Only what was proposed: in every draft of the document, or in none."""
    one = next((one for one in compared if one.key == request.POST.get("indicator")), None)
    other = next((other for other in one.alike if other.key == request.POST.get("same")), None) if one else None
    if one is None or other is None:
        raise Http404
    try:
        with transaction.atomic():
            for ledger in drafts:
                indicator, same = Indicator.objects.get(key=one.key), Indicator.objects.get(key=other.key)
                identify_indicator(ledger, indicator, same, by=By(by.actor, by.at, source=by.source))
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    else:
        messages.success(request, _("%(one)s is %(other)s.") % {"one": one.name, "other": other.name})
    return redirect("intake:indicators", document=request.resolver_match.kwargs["document"])  # type: ignore[union-attr]
