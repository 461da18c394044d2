"""What had been accepted by a moment: the facts of a bulletin, in a fixed number of questions however many plans it covers. Asked again for the same moment,
it answers the same, whatever was corrected since."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from taizhang.capabilities.reporting.queries.overview import first_signed
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.models import Ledger, Observation, Organisation, Report, ReportLine
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules.bulletins import Accepted, Facts, Handed
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.punctuality import Punctuality, punctuality
from taizhang.ledger.rules.reporting import Verdict
from taizhang.ledger.rules.sentences import counted

_GRADES = {Grade.EXPECTED: "（预计）", Grade.PRELIMINARY: "", Grade.FINAL: "（最终）"}
_WORDS = ("row", "report_id", "obligation__code", "obligation__title", "done", "problem", "cause", "help_needed", "next_step")


def facts_of(ledgers: Sequence[Ledger], start: date, end: date, *, known_at: datetime) -> Facts:
    """Of the reports whose periods end within those days."""
    plans = {ledger.pk: ledger.plan.title for ledger in ledgers}
    rows = as_known(Report, known_at).filter(ledger_id__in=plans, period_end__gte=start, period_end__lte=end)
    reports = {row.row: row for row in rows.values_list("row", "ledger_id", "organisation_id", "due", named=True)}
    names = _names({report.organisation_id for report in reports.values()})
    return Facts(
        start,
        end,
        timezone.localtime(known_at).date(),
        _handed(reports, plans, names, known_at),
        tuple(_lines(reports, plans, names, known_at)),
        counted_lights(plans, at=known_at),
        timezone.localtime(known_at),
    )


def _names(organisations: Iterable[int]) -> dict[int, str]:
    rows = Organisation.objects.filter(pk__in=list(organisations)).values_list("pk", "short_name", "name")
    return {pk: short or name for pk, short, name in rows}


def _handed(reports: dict[int, Any], plans: dict[int, str], names: dict[int, str], known_at: datetime) -> tuple[Handed, ...]:
    on, signed = timezone.localtime(known_at).date(), first_signed(reports)
    by_plan: dict[int, dict[Punctuality, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row, report in reports.items():
        day = signed.get(row)
        punctual = punctuality(report.due, signed=day if day and day <= on else None, on=on)
        by_plan[report.ledger_id][punctual].append(names[report.organisation_id])
    return tuple(
        Handed(
            plan,
            sum(len(some) for some in by_plan[pk].values()),
            len(by_plan[pk][Punctuality.IN_TIME]),
            tuple(sorted(by_plan[pk][Punctuality.LATE])),
            tuple(sorted(by_plan[pk][Punctuality.MISSING])),
        )
        for pk, plan in plans.items()
    )


def _lines(reports: dict[int, Any], plans: dict[int, str], names: dict[int, str], known_at: datetime) -> list[Accepted]:
    order = {pk: place for place, pk in enumerate(plans)}
    rows = as_known(ReportLine, known_at).filter(report_id__in=list(reports), verdict=Verdict.ACCEPTED.value)
    found = list(rows.values_list(*_WORDS, named=True))
    figures = _figures([row.row for row in found], known_at)
    found.sort(key=lambda row: (order[reports[row.report_id].ledger_id], row.obligation__code, row.row))
    return [_accepted(row, reports[row.report_id], (plans, names), figures) for row in found]


def _accepted(row: Any, report: Any, words: tuple[dict[int, str], dict[int, str]], figures: dict[int, list[str]]) -> Accepted:
    plans, names = words
    return Accepted(
        plans[report.ledger_id],
        row.obligation__code,
        row.obligation__title,
        names[report.organisation_id],
        row.done,
        row.problem,
        row.cause,
        row.help_needed,
        row.next_step,
        tuple(figures.get(row.row, ())),
    )


def _figures(lines: list[int], known_at: datetime) -> dict[int, list[str]]:
    """The value of each line that stood then, with its target."""
    corrected = Observation.objects.filter(corrects=OuterRef("pk"), recorded_at__lte=known_at)
    rows = Observation.objects.filter(~Exists(corrected), line_id__in=lines, recorded_at__lte=known_at).order_by(
        "grade", "recorded_at", "pk"
    )
    columns = ("line_id", "target_id", "indicator__name", "value", "unit", "grade", "target__value")
    newest: dict[tuple[int, int | None], str] = {}
    for line, target, name, value, unit, grade, wanted in rows.values_list(*columns):
        aim = f"，目标{counted(wanted, unit)}" if wanted is not None else ""
        newest[line, target] = f"{name}{counted(value, unit)}{_GRADES[Grade(grade)]}{aim}"
    found: dict[int, list[str]] = defaultdict(list)
    for (line, _target), words in newest.items():
        found[line].append(words)
    return found


def counted_lights(ledgers: Iterable[int], *, at: datetime) -> tuple[tuple[str, int], ...]:
    """How many of their obligations are lit how at that moment, by what was known then; nothing where the calendar does not reach so far."""
    day = timezone.localtime(at).date()
    try:
        lit = lights_of(Asked(day, at, ledgers=tuple(ledgers)), now=at)
    except CalendarMissing:
        return ()
    return tuple(sorted(Counter(one.light.colour.value for one in lit).items()))
