"""A ledger's year 对账: each target beside its figure, how sure that is, what proves it, what is awaited until when; and where it goes on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.settlement.pages.labels import MARKS, RETENTION
from taizhang.capabilities.settlement.pages.views import SETTLED, asked, views
from taizhang.capabilities.settlement.queries import years as questions
from taizhang.capabilities.settlement.rules.marks import Mark, mark_of
from taizhang.frame import access, listing
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.desk import may
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.queries.years import Settled, settlement_of
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.quantities import PERCENT, POINTS
from taizhang.ledger.rules.sentences import shown
from taizhang.ledger.rules.settling import Look, is_over, next_year


class Line(NamedTuple):
    """A line as the page draws it."""

    code: str
    title: str
    url: str
    state: str
    indicator: str
    target: str
    actual: str
    grade: str
    mark: Mark
    word: str
    evidence: int
    until: date | None
    short: str = ""


@access.needs("settlement.read")
@reads
def year(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """As of today, of half or end of a year of its plan (`?at=`); a settled year as it was settled."""
    return page(request, who, code)


def ledger_of(who: Reader, code: str) -> Ledger:
    found = scopes.ledgers_seen(who.actor).filter(code=code).select_related("plan", "coordinator", "recipient").first()
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, who: Reader, code: str, *, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    """The page, with what was wrong about an act that was tried on it."""
    ledger = ledger_of(who, code)
    at, on, of_year = asked(request.GET.get("at", ""), ledger, who.day)
    settled_on, kept = _settled(ledger, at, on)
    now = settlement_of(ledger, on=on, year=of_year)
    rows = [_kept(row, ledger) for row in kept] if kept is not None else now
    judged = settled_on if settled_on and at == SETTLED else on
    lines = [_line(row, on=judged) for row in rows]
    mark = request.GET.get("mark", "")
    context: dict[str, Any] = {
        "ledger": ledger,
        "on": judged,
        "settled": kept is not None,
        "settled_on": settled_on,
        "next_year": _next(ledger),
        "views": views(ledger, at),
        "lines": sorted(
            (line for line in lines if not mark or line.mark.value == mark), key=lambda line: (list(Mark).index(line.mark), line.code)
        ),
        "counts": _counts(lines, mark, at),
        "columns": listing.headings(_columns(), now=listing.Order(""), query=request.GET),
        "since": _since(rows, now) if kept is not None else [],
        "lineage": [(one, words.state(one.state)) for one in questions.lineage(ledger)],
        "acts": _acts(ledger, who),
        "drafts": [
            ("", _("Choose a draft")),
            *((one.code, f"{one.plan}（{one.code}）") for one in questions.drafts_for(who.actor, ledger)),
        ],
        "retention": [(value, _(title)) for value, title in RETENTION.items()],
        "errors": errors or [],
        "wrong": dict(errors or []),
        "said": request.POST,
        "token": new_key(),
    }
    return render(request, "settlement/year.html", context, status=422 if errors else 200)


def _columns() -> list[listing.Column]:
    return [
        listing.Column("measure", _("Measure")),
        listing.Column("target", _("To be reached")),
        listing.Column("actual", _("Reached so far")),
        listing.Column("mark", _("Result")),
        listing.Column("evidence", _("Evidence"), kind="number"),
    ]


def _settled(ledger: Ledger, at: str, on: date) -> tuple[date | None, list[dict[str, Any]] | None]:
    """The lines of that view as they were settled, and the day of that."""
    if at == SETTLED:
        return ledger.closed_on, questions.settled_rows(ledger)
    found = questions.rows_of_year(ledger, on) if at.endswith("end") else None
    return found or (None, None)


def _next(ledger: Ledger) -> Look | None:
    return next_year(ledger.plan.period_start, ledger.plan.period_end, ledger.settled_to)


def _line(row: Settled, *, on: date) -> Line:
    mark = mark_of(
        measured=bool(row.indicator),
        reported=row.actual is not None,
        met=row.met,
        awaited=row.awaited,
        running=row.ends is not None and on < row.ends,
        closed=row.closed,
    )
    return Line(
        row.code,
        row.title,
        reverse("ledger:obligation", kwargs={"code": row.code}),
        words.state(row.state),
        row.indicator,
        "" if row.target is None else f"{shown(row.target)}{row.unit}",
        "" if row.actual is None else f"{shown(row.actual)}{row.unit}",
        labels.named(labels.GRADES, row.grade) if row.grade else "",
        mark,
        _(MARKS[mark]),
        row.evidence,
        row.awaited_until if mark in (Mark.AWAITED, Mark.UNREPORTED) else None,
        _short(row) if mark in (Mark.CLOSED, Mark.MISSED) else "",
    )


def _short(row: Settled) -> str:
    """How much of the target is missing."""
    if row.actual is None:
        return _(MARKS[Mark.UNREPORTED])
    if row.target is None or row.met is not False or row.target == row.actual:
        return ""
    unit = f"个{POINTS}" if row.unit == PERCENT else row.unit
    return _("%(gap)s short of the target") % {"gap": f"{shown(abs(row.target - row.actual))}{unit}"}


def _kept(row: Mapping[str, Any], ledger: Ledger) -> Settled:
    """A line of the edition, typed again; what earlier ones did not say yet is concluded."""
    numbers = {name: None if row[name] is None else Decimal(row[name]) for name in ("target", "actual", "completion")}
    until = date.fromisoformat(row["awaited_until"]) if row["awaited_until"] else None
    ends = date.fromisoformat(row["ends"]) if row.get("ends") else ledger.plan.period_end
    closed = row.get("closed", row["state"] == State.CLOSED)
    return Settled(**{**row, **numbers, "awaited_until": until, "ends": ends, "closed": closed})


def _since(kept: Iterable[Settled], now: Iterable[Settled]) -> list[tuple[str, str, str, str]]:
    """Figures that came after the year was settled: the row, its indicator, what stood, what stands. No line of the settlement changes by them."""
    known = {(row.code, row.indicator): row for row in kept}
    return [
        (row.code, row.indicator, _figure(known[row.code, row.indicator]), _figure(row))
        for row in now
        if (row.code, row.indicator) in known
        and (row.actual, row.grade) != (known[row.code, row.indicator].actual, known[row.code, row.indicator].grade)
    ]


def _figure(row: Settled) -> str:
    grade = f"（{labels.named(labels.GRADES, row.grade)}）" if row.grade else ""
    return "—" if row.actual is None else f"{shown(row.actual)}{row.unit}{grade}"


class Count(NamedTuple):
    """How many lines say that, and the list that shows them."""

    title: str
    number: int
    url: str
    current: bool


def _counts(lines: list[Line], chosen: str, at: str) -> list[Count]:
    found = Counter(line.mark for line in lines)
    every = Count(_("All"), len(lines), queried({"at": at}), not chosen)
    marks = [mark for mark in Mark if found[mark]]
    return [every] + [Count(_(MARKS[mark]), found[mark], queried({"at": at, "mark": mark.value}), chosen == mark.value) for mark in marks]


def _acts(ledger: Ledger, who: Reader) -> set[str]:
    """What the reader can do here, as the verbs will see it."""
    if who.past:
        return set()
    parties = parties_to_ledger(who.actor, ledger)
    allowed = {verb for verb in ("close_year", "carry_over", "archive") if may(verb, who.actor) and RIGHTS[verb].parties & parties}
    if ledger.closed_on is None:
        year = _next(ledger)
        return allowed & {"close_year"} if is_over(year.day if year else None, on=who.day) else set()
    return allowed & ({"archive"} if questions.is_ended(ledger) else {"carry_over"})
