"""A list of a thousand rows: narrowed, sorted, all of it on one page."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access, listing
from taizhang.frame.layout import Link
from taizhang.frame.pages.design import lit
from taizhang.frame.pages.design.measures import Measure, measures
from taizhang.frame.pages.design.shown import shown


@access.needs("frame.design")
def tables(request: HttpRequest) -> HttpResponse:
    columns = _columns()
    order = listing.order(request.GET.get("sort", ""), columns=columns, default=listing.Order("due"))
    colour, words = request.GET.get("light", ""), request.GET.get("words", "").strip()
    rows = _sorted(_narrowed(measures(), colour, words), order)
    heads = listing.headings(columns, now=order, query=request.GET)
    names = {light.colour: light.word for light in lit.lights()}
    return shown(
        request, "design_tables", columns=heads, rows=rows, names=names, colour=colour, words=words, chosen=_chosen(names, colour, words)
    )


def _columns() -> list[listing.Column]:
    return [
        listing.Column("title", _("Measure"), sortable=True),
        listing.Column("lead", _("Lead"), sortable=True),
        listing.Column("due", _("Deadline"), kind="day", sortable=True),
        listing.Column("done", _("Done"), kind="number", sortable=True),
        listing.Column("colour", _("Light")),
        listing.Column("act", _("Next"), kind="act"),
    ]


def _narrowed(rows: Iterable[Measure], colour: str, words: str) -> list[Measure]:
    return [row for row in rows if colour in {"", row.colour} and words in row.title]


def _sorted(rows: list[Measure], order: listing.Order) -> list[Measure]:
    return sorted(rows, key=lambda row: (getattr(row, order.key), row.code), reverse=order.descending)


def _chosen(names: dict[str, str], colour: str, words: str) -> list[Link]:
    """What narrows the list now; each leads to the list without it."""
    address = reverse("frame:design_tables")
    chosen = [(names.get(colour, ""), {"words": words}), (words, {"light": colour})]
    return [Link(title, f"{address}?{urlencode(others)}", current=True) for title, others in chosen if title]
