"""The meter of the burden 填报负担: what organisations were asked in a month, what stood there already, and what they were not asked twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from taizhang.capabilities.reporting.queries.reports import reports_seen
from taizhang.ledger.models import Observation, ReportLine
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.queries.report_lines import counterparts_of
from taizhang.ledger.rules.roles import Actor

FIELDS = ("done", "problem", "cause", "help_needed", "next_step", "expected_on")


class Burden(NamedTuple):
    """Of an organisation: how many reports and lines it was asked for, how many fields and figures it wrote, how many fields stood there when
    the report opened, and how many lines were said once for two ledgers."""

    organisation: str
    organisation_key: str
    reports: int
    lines: int
    written: int
    prefilled: int
    once: int


def burden_of(actor: Actor, month: date) -> list[Burden]:
    """Of the periods that end in that month, who is asked most first; six questions, however many reports there are."""
    rows = reports_seen(actor).filter(period_end__year=month.year, period_end__month=month.month)
    columns = ("id", "organisation__key", "organisation__short_name", "organisation__name")
    reports = {row.id: row for row in rows.values_list(*columns, named=True)}
    lines = list(ReportLine.objects.filter(report__in=reports).values("id", "report_id", "obligation_id", "report__period_end", *FIELDS))
    began = _began(line["id"] for line in lines)
    figures = Counter(Observation.objects.filter(line__report__in=reports).values_list("line_id", flat=True))
    once = _once(lines, {pk: row.organisation__key for pk, row in reports.items()})
    found: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for row in reports.values():
        names[row.organisation__key] = row.organisation__short_name or row.organisation__name
        found[row.organisation__key]["reports"] += 1
    for line in lines:
        key = reports[line["report_id"]].organisation__key
        first = began.get(line["id"], {})
        filled = {name for name in FIELDS if line[name]}
        stood = {name for name in FIELDS if first.get(name)}
        written = {name for name in filled if line[name] != first.get(name)}
        found[key].update(lines=1, prefilled=len(stood), written=len(written) + figures[line["id"]], once=line["id"] in once)
    counted = [Burden(names[key], key, *(counts[name] for name in Burden._fields[2:])) for key, counts in found.items()]
    return sorted(counted, key=lambda one: (-one.lines, one.organisation))


def _began(lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What each line said when its report opened."""
    versions = twin_of(ReportLine)._default_manager.filter(row__in=list(lines), revision=1)
    return {row["row"]: row for row in versions.values("row", *FIELDS)}


def _once(lines: list[dict[str, Any]], organisations: dict[int, str]) -> set[int]:
    """Lines that say what a line of the same organisation and period says of the counterpart in another ledger: all but the first of each."""
    counterparts = counterparts_of(line["obligation_id"] for line in lines)
    by_place = {(organisations[line["report_id"]], line["report__period_end"], line["obligation_id"]): line for line in lines}
    found = set()
    for (organisation, end, obligation), line in by_place.items():
        for other in counterparts.get(obligation, ()):
            twin = by_place.get((organisation, end, other))
            if twin and twin["id"] < line["id"] and line["done"] + line["problem"] and _same(line, twin):
                found.add(line["id"])
    return found


def _same(line: dict[str, Any], other: dict[str, Any]) -> bool:
    return (line["done"], line["problem"]) == (other["done"], other["problem"])
