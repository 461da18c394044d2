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
from taizhang.capabilities.settlement.queries import years as questions
from taizhang.capabilities.settlement.rules.marks import Mark, half_year, mark_of
from taizhang.frame import access, listing
from taizhang.frame.layout import Link
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import labels, words
from taizhang.ledger.pages.reader import Reader, queried, reads
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.desk import may
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.queries.years import Settled, settlement_of
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.sentences import shown


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


@access.needs("settlement.read")
@reads
def year(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """As of today, of the end of its year, or of half-year (`?at=`); a settled year as it was settled."""
    return page(request, who, code)


def ledger_of(who: Reader, code: str) -> Ledger:
    found = scopes.ledgers_seen(who.actor).filter(code=code).select_related("plan", "coordinator", "recipient").first()
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, who: Reader, code: str, *, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    """The page, with what was wrong about an act that was tried on it."""
    ledger = ledger_of(who, code)
    at, on = _asked(request, ledger, who.day)
    kept = questions.settled_rows(ledger) if at == "settled" else None
    now = settlement_of(ledger, on=on)
    rows = [_kept(row) for row in kept] if kept is not None else now
    lines = [_line(row, ends=ledger.plan.period_end, on=on) for row in rows]
    mark = request.GET.get("mark", "")
    context: dict[str, Any] = {
        "ledger": ledger,
        "on": ledger.closed_on if kept is not None else on,
        "settled": kept is not None,
        "views": _views(ledger, at),
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


def _asked(request: HttpRequest, ledger: Ledger, today: date) -> tuple[str, date]:
    """Which view, and its day."""
    end, half = ledger.plan.period_end, half_year(ledger.plan.period_end)
    wanted = request.GET.get("at", "settled" if ledger.closed_on else "today")
    if wanted == "half" and half:
        return "half", half
    if wanted == "end" and end:
        return "end", end
    return ("settled" if ledger.closed_on and wanted == "settled" else "today"), today


def _views(ledger: Ledger, at: str) -> list[Link]:
    address, end = reverse("settlement:year", kwargs={"code": ledger.code}), ledger.plan.period_end
    found = [("settled", _("As it was settled"))] if ledger.closed_on else []
    found += [("today", _("Today"))]
    found += [("half", _("Half-year"))] if half_year(end) else []
    found += [("end", _("End of the year"))] if end else []
    return [Link(title, address + queried({"at": key}), current=key == at) for key, title in found]


def _columns() -> list[listing.Column]:
    return [
        listing.Column("measure", _("Measure")),
        listing.Column("target", _("To be reached")),
        listing.Column("actual", _("Reached so far")),
        listing.Column("mark", _("Result")),
        listing.Column("evidence", _("Evidence"), kind="number"),
    ]


def _line(row: Settled, *, ends: date | None, on: date) -> Line:
    mark = mark_of(
        measured=bool(row.indicator),
        reported=row.actual is not None,
        met=row.met,
        awaited=row.awaited,
        running=ends is not None and on < ends,
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
    )


def _kept(row: Mapping[str, Any]) -> Settled:
    """A line of the edition, typed again."""
    numbers = {name: None if row[name] is None else Decimal(row[name]) for name in ("target", "actual", "completion")}
    until = date.fromisoformat(row["awaited_until"]) if row["awaited_until"] else None
    return Settled(**{**row, **numbers, "awaited_until": until})


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


def _counts(lines: list[Line], asked: str, at: str) -> list[Count]:
    found = Counter(line.mark for line in lines)
    every = Count(_("All"), len(lines), queried({"at": at}), not asked)
    marks = [mark for mark in Mark if found[mark]]
    return [every] + [Count(_(MARKS[mark]), found[mark], queried({"at": at, "mark": mark.value}), asked == mark.value) for mark in marks]


def _acts(ledger: Ledger, who: Reader) -> set[str]:
    """What the reader can do here, as the verbs will see it."""
    if who.past:
        return set()
    parties = parties_to_ledger(who.actor, ledger)
    allowed = {verb for verb in ("close_year", "carry_over", "archive") if may(verb, who.actor) and RIGHTS[verb].parties & parties}
    if ledger.closed_on is None:
        return allowed & {"close_year"}
    return allowed & ({"archive"} if questions.is_ended(ledger) else {"carry_over"})
