"""Boards of months 挂图作战, of a ledger and of an organisation: a line for each measure or task, with its steps and its light."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.ledger.pages import month_lines
from taizhang.ledger.pages.ledger_views import ledger_seen
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import one_organisation, scopes
from taizhang.ledger.queries.rows_in_place import PlacedPage, period_of, rows_in_place, rows_of_organisation, steps_of
from taizhang.ledger.rules.spans_of_months import month_of, months, span

TASKS = "task"
_LIMITS = {"": 40, TASKS: 400}  # rows of a page: a task has many
Rows = Callable[[int], PlacedPage]  # as many rows as that, from where the reader is
Period = tuple[date | None, date | None]


@access.needs("ledger.read")
@reads
def by_months(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The whole of the period, or one year of it; each measure, or each task, on a line."""
    ledger, after = ledger_seen(code, who), request.GET.get("after", "")
    place = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    address, period = reverse("ledger:months", kwargs={"code": code}), period_of(ledger.id, who.moment)
    drawn = _board(request, who, address, period, lambda limit: rows_in_place(ledger.id, who.moment, after=place, limit=limit))
    return render(request, "ledger/months.html", drawn | {"ledger": ledger, "caption": ledger.plan})


@access.needs("ledger.read")
@reads
def of_organisation(request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    """All that an organisation owes or supports in the ledgers that the reader sees, from the first beginning to the last deadline."""
    ledgers = frozenset(scopes.ledgers_seen(who.actor).values_list("pk", flat=True))
    found = one_organisation.organisation_whole(key, on=who.day)
    if found is None or not one_organisation.is_seen(found.id, ledgers=ledgers, among=scopes.organisations_seen(who.actor)):
        raise Http404
    after, address = request.GET.get("after", "").replace("\0", "")[:60], reverse("ledger:organisation_months", kwargs={"key": key})
    rows: Rows = lambda limit: rows_of_organisation(found.id, ledgers, who.moment, after=after, limit=limit)  # noqa: E731
    drawn = _board(request, who, address, (None, None), rows)
    return render(request, "ledger/organisation_months.html", drawn | {"of": found, "caption": found.name})


def _board(request: HttpRequest, who: Reader, address: str, period: Period, rows: Rows) -> dict[str, Any]:
    by = TASKS if request.GET.get("by") == TASKS else ""
    page = rows(_LIMITS[by])
    page = month_lines.whole_tasks(page) if by else page
    reach = span(period, [day for row in page.rows for day in (row.begins, row.due)])
    every = months(*reach) if reach else []
    year = request.GET.get("year", "")
    shown = [month for month in every if str(month.year) == year] or every
    asked = {"by": by, "year": year if shown != every else ""}
    steps = steps_of([row.item.obligation for row in page.rows], who.moment)
    return {
        "who": who,
        "address": address,
        "keep": {name: value for name, value in asked.items() if value},
        "choices": _choices(asked, sorted({month.year for month in every}), address, who),
        "months": shown,
        "years": [(one, sum(month.year == one for month in shown)) for one in sorted({month.year for month in shown})],
        "now": month_of(who.day),
        "lines": month_lines.lines(month_lines.groups(page.rows, tasks=bool(by)), steps, shown, who),
        "start": address + who.kept(**asked) if request.GET.get("after") else "",
        "following": _following(page, asked, address, who),
    }


def _following(page: PlacedPage, asked: dict[str, str], address: str, who: Reader) -> str:
    return address + who.kept(**asked, after=str(page.following)) if page.following else ""


def _choices(asked: dict[str, str], years: list[int], address: str, who: Reader) -> list[tuple[str, list[Link]]]:
    """What may stand on a line, and which year is looked at; the latter where there are several."""
    lines = [
        Link(title, address + who.kept(**asked | {"by": by}), current=asked["by"] == by)
        for by, title in (("", _("Measures")), (TASKS, _("Tasks")))
    ]
    spans = [
        Link(
            str(year) if year else _("All"),
            address + who.kept(**asked | {"year": str(year or "")}),
            current=asked["year"] == str(year or ""),
        )
        for year in (0, *years)
    ]
    return [(_("On a line"), lines), *([(_("Year"), spans)] if len(years) > 1 else [])]
