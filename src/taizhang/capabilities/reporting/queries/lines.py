"""The lines of a report with all that stands beside them, in ten questions however many there are."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from taizhang.capabilities.reporting.queries.figures import Figure, figures_of
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.models import Evidence, Milestone, Report, ReportLine
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.queries.evidence import with_verdict
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules import looks
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.looks import Told
from taizhang.ledger.rules.reporting import Cause, Verdict
from taizhang.ledger.rules.sentences import Sentence


class Piece(NamedTuple):
    """A piece of evidence that was handed in with a line; which claim it proves, and the name of that; whether it was accepted, once judged, and why."""

    key: str
    title: str
    kind: str
    proves: str
    indicator: str
    milestone: str
    file_name: str
    outside: str
    issuer: str
    media_type: str
    sha256: str
    size: int
    judged: bool | None
    because: str


class Step(NamedTuple):
    """A milestone that nobody has verified yet."""

    id: int
    title: str
    day: date


class Before(NamedTuple):
    """What was accepted of it last time."""

    period_end: date
    done: str
    next_step: str
    expected_on: date | None


class Line(NamedTuple):
    """What is said of one obligation, and what is known of it. `looks`: why a judge reads it with care."""

    id: int
    revision: int
    code: str
    title: str
    state: str
    due: date | None
    colour: str
    why: Sentence
    done: str
    problem: str
    cause: str
    help_needed: str
    next_step: str
    expected_on: date | None
    verdict: str
    verdict_reason: str
    figures: list[Figure]
    evidence: list[Piece]
    steps: list[Step]
    before: Before | None
    looks: list[Sentence]

    @property
    def says(self) -> bool:
        """Something was done, stands in the way, or was counted: what a report cannot be signed without."""
        return bool(self.done or self.problem or any(figure.value is not None and not figure.elsewhere for figure in self.figures))


_COLUMNS = (
    "id", "revision", "obligation_id", "obligation__code", "obligation__title", "obligation__state", "obligation__due", "obligation__light__colour",
    "obligation__light__sentence_zh", "obligation__light__sentence_en", "done", "problem", "cause", "help_needed", "next_step",
    "expected_on", "verdict", "verdict_reason",
)  # fmt: skip


def lines_of(report: Report, *, on: date, only: int | None = None, now: datetime | None = None) -> list[Line]:
    """By the codes of their obligations; `only` that line. With `now` their lights are judged anew for that day, in seven questions more: those
    of the last run are older than what was done since."""
    rows = report.lines.order_by("obligation__code", "id")
    if only is not None:
        rows = rows.filter(pk=only)
    found = list(rows.values_list(*_COLUMNS, named=True))
    more = _More(report, found, on)
    lights = _lights(report, [row.obligation_id for row in found], now, on) if now else {}
    return [_line(row, more, lights.get(row.obligation_id)) for row in found]


def _lights(report: Report, obligations: list[int], now: datetime, on: date) -> dict[int, Light]:
    """Nothing where the calendar does not reach so far: then those of the last run stand."""
    try:
        return {one.id: one.light for one in lights_of(Asked(on, None, tuple(obligations)), now=now, ledgers=[report.ledger])}
    except CalendarMissing:
        return {}


class _More:
    """What stands in other tables, by line or by obligation."""

    def __init__(self, report: Report, rows: list[Any], on: date) -> None:
        obligations = [row.obligation_id for row in rows]
        self.figures = figures_of(report, {row.obligation_id: row.id for row in rows}, on=on)
        self.evidence = _evidence([row.id for row in rows])
        self.steps = _steps(obligations)
        self.before = _before(report, obligations)
        self.returned = _returned([row.id for row in rows])


def _evidence(lines: list[int]) -> dict[int, list[Piece]]:
    claim = ("kind", "proves", "target__indicator__name", "milestone__title")
    columns = (
        "key",
        "title",
        *claim,
        "file_name",
        "outside",
        "issuer",
        "file__media_type",
        "file__sha256",
        "file__size",
        "judged",
        "because",
    )
    rows = with_verdict(Evidence.objects.filter(line_id__in=lines)).order_by("id")
    found: dict[int, list[Piece]] = defaultdict(list)
    for line, *values in rows.values_list("line_id", *columns):
        *words, size, judged, because = values  # a record elsewhere has no file
        found[line].append(Piece._make([*(word or "" for word in words), size or 0, judged, because or ""]))
    return found


def _steps(obligations: list[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    open_ = Milestone.objects.filter(obligation_id__in=obligations, removed_on__isnull=True, verified_on__isnull=True).order_by("day", "id")
    for obligation, *values in open_.values_list("obligation_id", "id", "title", "day"):
        found[obligation].append(Step._make(values))
    return found


def _before(report: Report, obligations: list[int]) -> dict[int, Before]:
    """The last line of this organisation that was accepted, of an earlier period."""
    rows = ReportLine.objects.filter(
        obligation_id__in=obligations,
        report__organisation_id=report.organisation_id,
        report__period_end__lt=report.period_end,
        verdict=Verdict.ACCEPTED.value,
    ).order_by("report__period_end")
    columns = ("obligation_id", "report__period_end", "done", "next_step", "expected_on")
    return {obligation: Before._make(values) for obligation, *values in rows.values_list(*columns)}


def _returned(lines: list[int]) -> set[int]:
    """Those that somebody has returned at some time: their versions remember it."""
    versions = twin_of(ReportLine)._default_manager.filter(row__in=lines, verdict=Verdict.RETURNED.value)
    return set(versions.values_list("row", flat=True))


def _light(row: Any, today: Light | None) -> tuple[str, Sentence]:
    if today is not None:
        return today.colour.value, today.sentence
    return row.obligation__light__colour or "", Sentence(row.obligation__light__sentence_zh or "", row.obligation__light__sentence_en or "")


def _line(row: Any, more: _More, today: Light | None) -> Line:
    colour, why = _light(row, today)
    figures, before = more.figures.get(row.obligation_id, []), more.before.get(row.obligation_id)
    told = Told(
        done=row.done,
        problem=row.problem,
        cause=Cause(row.cause) if row.cause else None,
        help_needed=row.help_needed,
        expected_on=row.expected_on,
        promised=before.expected_on if before else None,
        done_before=before.done if before else "",
        colour=colour,
        due=row.obligation__due,
        returned_before=row.id in more.returned,
        doubts=[asked for figure in figures for asked in figure.doubts],
        figures_missing=sum(figure.value is None and figure.before is not None for figure in figures),
    )
    return Line(
        row.id,
        row.revision,
        row.obligation__code,
        row.obligation__title,
        row.obligation__state,
        row.obligation__due,
        colour,
        why,
        row.done,
        row.problem,
        row.cause,
        row.help_needed,
        row.next_step,
        row.expected_on,
        row.verdict,
        row.verdict_reason,
        figures,
        more.evidence.get(row.id, []),
        more.steps.get(row.obligation_id, []),
        before,
        looks.reasons(told),
    )
