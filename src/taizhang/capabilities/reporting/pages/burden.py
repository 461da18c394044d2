"""How much is asked of whom in a month, and what was spared."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.pages.overview import asked_month, month_links
from taizhang.capabilities.reporting.queries import overview as questions
from taizhang.capabilities.reporting.queries.burden import burden_of
from taizhang.frame import access, listing
from taizhang.ledger.pages.reader import Reader, reads


@access.needs("reporting.read")
@reads
def burden(request: Any, who: Reader) -> HttpResponse:
    periods = questions.periods(who.actor)
    month = asked_month(request.GET.get("month", ""), [row.month for row in periods], who.day)
    rows = burden_of(who.actor, month)
    context = {
        "rows": rows,
        "months": month_links(periods, {}, month),
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "sums": {name: sum(getattr(row, name) for row in rows) for name in ("reports", "lines", "written", "prefilled", "once")},
    }
    return render(request, "reporting/burden.html", context)


def _columns() -> list[listing.Column]:
    return [
        listing.Column("organisation", _("Organisation")),
        listing.Column("reports", _("Reports asked for"), kind="number"),
        listing.Column("lines", _("Lines asked for"), kind="number"),
        listing.Column("written", _("Fields written"), kind="number"),
        listing.Column("prefilled", _("Fields that stood there"), kind="number"),
        listing.Column("once", _("Lines said once for two ledgers"), kind="number"),
    ]
