"""Coverage of a ledger: goals that no row serves, rows that lack a lead, a target or a deadline, and what the text itself leaves open."""

from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.listing import Heading
from taizhang.ledger.pages.aims import demand
from taizhang.ledger.pages.ledger_views import ledger_seen
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import coverage as questions
from taizhang.ledger.queries.ledgers import LedgerRow

_FIRST = 6  # rows of each kind where all kinds are shown
_GAPS = 20


class RowLine(NamedTuple):
    """A row of the ledger with the way to it."""

    of: questions.Lacking | questions.Serving
    url: str


class GoalLine(NamedTuple):
    """A goal as the page draws it."""

    of: questions.Goal
    demand: str
    url: str
    rows: list[RowLine]


class Section(NamedTuple):
    """Rows that lack the same; `url` shows all of them."""

    title: str
    total: int
    rows: list[RowLine]
    url: str
    following: str


@access.needs("ledger.read")
@reads
def coverage(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """All of it; or one kind of what is lacking, a page at a time (`?lack=unled`)."""
    ledger = ledger_seen(code, who)
    counts = questions.lacks_counted(ledger.id, who.moment)
    shown = {
        "who": who,
        "ledger": ledger,
        "address": reverse("ledger:coverage", kwargs={"code": code}),
        "rows": counts["rows"],
        "columns": _columns(),
    }
    lack = request.GET.get("lack", "")
    if lack in questions.LACKS:
        after = request.GET.get("after", "").replace("\0", "")[:60]
        section = _section(lack, ledger, counts[lack], who, after=after, limit=questions.LIMIT)
        return render(request, "ledger/coverage_lack.html", shown | {"section": section, "start": section.url if after else ""})
    goals, gaps = _goals(ledger, who), questions.gaps_of(ledger.id, who.moment)
    more = {
        "goals": goals,
        "unserved": sum(not line.of.served_by for line in goals),
        "sections": [_section(name, ledger, counts[name], who, limit=_FIRST) for name in questions.LACKS],
        "gaps": gaps.messages[:_GAPS],
        "more_gaps": gaps.messages[_GAPS:],
        "gaps_url": _gaps_url(gaps.document),
    }
    return render(request, "ledger/coverage.html", shown | more)


def _goals(ledger: LedgerRow, who: Reader) -> list[GoalLine]:
    """Those that nothing serves first."""
    indicator = reverse("ledger:indicator", kwargs={"key": "KEY"})
    lines = [
        GoalLine(of, demand(of), indicator.replace("KEY", of.indicator_key) + who.kept(), [_row(row, who) for row in of.served_by])
        for of in questions.goals_of(ledger.id, who.moment)
    ]
    return sorted(lines, key=lambda line: bool(line.of.served_by))


def _section(name: str, ledger: LedgerRow, count: int, who: Reader, *, after: str = "", limit: int) -> Section:
    page = questions.lacking(ledger.id, name, who.moment, after=after, limit=limit) if count else questions.LackingPage([], None)
    address = reverse("ledger:coverage", kwargs={"code": ledger.code})
    following = address + who.kept(lack=name, after=page.following) if page.following else ""
    return Section(_titles()[name], count, [_row(row, who) for row in page.rows], address + who.kept(lack=name), following)


def _row(row: questions.Lacking | questions.Serving, who: Reader) -> RowLine:
    address = reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(row.code, safe=""))
    return RowLine(row, address + who.kept())


def _gaps_url(document: str) -> str:
    """Where gaps are settled, if something is installed that does that."""
    try:
        return reverse("intake:gaps", kwargs={"document": document}) if document else ""
    except NoReverseMatch:
        return ""


def _titles() -> dict[str, str]:
    return {
        "unled": _("Rows without a lead"),
        "undated": _("Rows without a deadline"),
        "inferred": _("Rows whose deadline was inferred and that nobody has confirmed"),
        "unmeasured": _("Rows without a measurable target"),
    }


def _columns() -> dict[str, Heading]:
    return {
        "goal": Heading(_("Goal"), "words"),
        "demand": Heading(_("What it demands"), "line"),
        "served": Heading(_("Rows that serve it"), "line"),
        "title": Heading(_("Measure"), "words"),
        "basis": Heading(_("Basis"), "line"),
        "due": Heading(_("Deadline"), "line"),
    }
