"""Every signed ledger with its year: which is over and not settled, what is still open, what has gone on."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from taizhang.capabilities.settlement.queries import years as questions
from taizhang.capabilities.settlement.queries.years import Year
from taizhang.frame import access, listing
from taizhang.ledger.pages.reader import Reader, reads


@access.needs("settlement.read")
@reads
def years(request: HttpRequest, who: Reader) -> HttpResponse:
    found = questions.years_seen(who.actor)
    columns = [
        listing.Column("plan", _("Plan")),
        listing.Column("end", _("The year ends"), kind="day"),
        listing.Column("settled", _("Settled")),
        listing.Column("rows", _("Rows"), kind="number"),
        listing.Column("open", _("Still open"), kind="number"),
        listing.Column("carried", _("Carried over"), kind="number"),
    ]
    context = {
        "rows": [(year, _is_late(year, who.day)) for year in found],
        "columns": listing.headings(columns, now=listing.Order(""), query=request.GET),
        "day": who.day,
    }
    return render(request, "settlement/years.html", context)


def _is_late(year: Year, on: date) -> bool:
    return year.settled is None and year.next is not None and year.next.day < on
