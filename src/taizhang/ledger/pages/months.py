"""A ledger by months 挂图作战: a line for each measure or task, from its beginning to its deadline, with its steps and its light."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.layout import Link
from taizhang.ledger.pages import month_lines
from taizhang.ledger.pages.ledger_views import ledger_seen
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries.rows_in_place import PlacedPage, period_of, rows_in_place, steps_of
from taizhang.ledger.rules.spans_of_months import month_of, months, span

TASKS = "task"
_LIMITS = {"measure": 60, TASKS: 400}  # rows of a page: a task has many


@access.needs("ledger.read")
@reads
def by_months(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The whole of the period, or one year of it; each measure, or each task, on a line."""
    ledger = ledger_seen(code, who)
    by = TASKS if request.GET.get("by") == TASKS else "measure"
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    page = rows_in_place(ledger.id, who.moment, after=start, limit=_LIMITS[by])
    page = month_lines.whole_tasks(page) if by == TASKS else page
    reach = span(period_of(ledger.id, who.moment), [day for row in page.rows for day in (row.begins, row.due)])
    every = months(*reach) if reach else []
    year = request.GET.get("year", "")
    shown_months = [month for month in every if str(month.year) == year] or every
    asked = {"by": by if by == TASKS else "", "year": year if shown_months != every else ""}
    steps = steps_of([row.item.obligation for row in page.rows], who.moment)
    address = reverse("ledger:months", kwargs={"code": code})
    shown = {
        "who": who,
        "ledger": ledger,
        "address": address,
        "keep": {name: value for name, value in asked.items() if value},
        "choices": _choices(asked, sorted({month.year for month in every}), address, who),
        "months": shown_months,
        "years": [(one, sum(month.year == one for month in shown_months)) for one in sorted({month.year for month in shown_months})],
        "now": month_of(who.day),
        "lines": month_lines.lines(month_lines.groups(page.rows, tasks=by == TASKS), steps, shown_months, who),
        "start": address + who.kept(**asked) if start else "",
        "following": _following(page, asked, address, who),
    }
    return render(request, "ledger/months.html", shown)


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
