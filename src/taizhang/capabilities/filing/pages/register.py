"""The merged register 总台账: on a page, as a workbook; and the report on how the filing went, as a paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.pages.register_sheet import workbook_of
from taizhang.capabilities.filing.queries import roster
from taizhang.capabilities.filing.queries.merged import merged
from taizhang.capabilities.filing.rules.report import Standing, report
from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.frame.papers import sent
from taizhang.kit.paper import Paper
from taizhang.ledger.models import Organisation
from taizhang.ledger.pages.reader import Reader, reads

_SHOWN = 100  # conflicts and doubles on the page; the workbook has all


@access.needs("filing.read")
@reads
def register(request: HttpRequest, who: Reader) -> HttpResponse:
    """What stands in it, what is missing, what contradicts and what is said twice."""
    whole = merged(who.actor)
    address = reverse("ledger:obligation", kwargs={"code": "CODE"})
    shown: dict[str, Any] = {
        "of": whole,
        "count": sum(len(part.rows) for part in whole.parts),
        "conflicts": whole.conflicts[:_SHOWN],
        "doubles": whole.doubles[:_SHOWN],
        "address": lambda code: address.replace("CODE", code),
        "day": who.day,
    }
    return render(request, "filing/register.html", shown)


@access.needs("filing.read")
@reads
def register_xlsx(_request: HttpRequest, who: Reader) -> HttpResponse:
    """All rows of all ledgers that went up, conflicts and doubles on sheets of their own."""
    content = workbook_of(merged(who.actor))
    name = f"{_('Merged register')} {timezone.localdate(who.now).isoformat()}.xlsx"
    return download(content, name)


@access.needs("filing.read")
@reads
def report_docx(_request: HttpRequest, who: Reader) -> HttpResponse:
    """备案情况报告 as a draft that one can edit, in one click."""
    draft = _report(who)
    return sent(draft, "docx", draft.title)


@access.needs("filing.read")
@reads
def report_pdf(_request: HttpRequest, who: Reader) -> HttpResponse:
    """The same, to be read."""
    draft = _report(who)
    return sent(draft, "pdf", draft.title)


def _report(who: Reader) -> Paper:
    whole = merged(who.actor)
    sender = Organisation.objects.filter(pk=who.actor.organisation or 0).values_list("name", flat=True).first() or ""
    standings = [
        Standing(line.plan, line.coordinator, line.stage, line.punctuality, line.due, line.filed, line.rows, line.lacking)
        for line in sorted(roster.roster(who.actor, on=who.day), key=lambda line: line.code)
    ]
    return report(standings, whole.conflicts, whole.doubles, sender=sender, on=who.day)
