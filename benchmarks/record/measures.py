"""What is measured, and the naive way that stands beside it."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from taizhang.capabilities.desk.queries.cards import cards_of
from taizhang.capabilities.search.queries.found import found
from taizhang.ledger.actions import lights
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.report_lines import accept_line
from taizhang.ledger.models import Obligation, Organisation, ReportLine
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.obligations import obligations_listed
from taizhang.ledger.queries.one_obligation import obligation_whole
from taizhang.ledger.queries.rollups import by_city, by_plan_and_organisation
from taizhang.ledger.queries.wanted import Wanted
from taizhang.ledger.rules.roles import CLOCK, Actor, Role

from ..timing import best, say
from . import databases, delivered, filed, log_checked, province

NOW = datetime(2022, 9, 1, 1, 0, tzinfo=UTC)
TODAY, PAST = date(2022, 8, 31), date(2022, 6, 15)
KNOWN = datetime(2022, 6, 16, tzinfo=UTC)


class Measure(NamedTuple):
    """A question, how often it asks in one go, the milliseconds within which one answer must come, and how many goes the best is taken of."""

    what: str
    work: Callable[[], object]
    limit: float | None = None
    answers: int = 1
    rounds: int = 5

    def taken(self) -> float:
        """Milliseconds of one answer, told."""
        took = best(self.work, self.rounds) * 1000 / self.answers
        say(self.what, took, self.limit)
        return took


def run(kind: str, size: int) -> dict[str, float]:
    """Everything, on a province made through deeds. The milliseconds of what is asked again when it has grown."""
    began = time.perf_counter()
    province.fill(size)
    databases.settle()
    print(f"\n{kind}: {size:,} obligations, {size * province.REPORTS_EACH:,} report lines (made in {time.perf_counter() - began:.0f} s)")
    taken = {measure.what: measure.taken() for measure in measures()}
    pressed, count = delivered.press()
    print(f"  {f'{count:,} steps proposed to press, after the night':46}{pressed * 1000:10.1f} ms   limit of both 10,000")
    for measure in naive():
        measure.taken()
    filed.run(_supervisor())
    delivered.tell(Organisation.objects.get(name=province.GOVERNMENT))
    delivered.sign()
    log_checked.run()
    return taken


def measures() -> list[Measure]:
    """What is asked of a record of any size; what stands in it decides about whom."""
    codes, supervisor, clerk = _codes(), _supervisor(), _clerk()
    ledger = codes[0].rsplit("-", 1)[0]
    lines = list(ReportLine.objects.filter(report__state="signed", verdict="pending").select_related("report", "obligation")[:50])
    return [
        Measure("all lights now", lambda: lights_of(Asked(TODAY), now=NOW), 300),
        Measure("all lights as of a past day", lambda: lights_of(Asked(PAST, KNOWN), now=NOW), 1000),
        Measure("the nightly run: lights stored, changes told", lambda: lights.light_up(on=TODAY, by=By(CLOCK, NOW)), rounds=1),
        Measure("one obligation with its history, each of 50", lambda: [obligation_whole(code, now=NOW) for code in codes], 20, 50),
        Measure("a page of a list, by code", lambda: obligations_listed(Wanted(), after=codes[0], now=NOW)),
        Measure("a page of a list, worst light first", lambda: obligations_listed(Wanted(sort="light"), now=NOW)),
        Measure("a page of one ledger", lambda: obligations_listed(Wanted(ledger=ledger), now=NOW)),
        Measure("search, two characters that stand everywhere", lambda: found(("示范",), actor=supervisor)),
        Measure("search, two words that stand nowhere together", lambda: found(("示范", "数据"), actor=supervisor)),
        Measure("the desk of a department", lambda: cards_of(clerk, on=TODAY), rounds=2),
        Measure("roll-up of every plan by organisation and city", lambda: by_city(by_plan_and_organisation(TODAY)), 200),
        Measure("a line accepted, with its event in the log", lambda: _accept(lines), 40, len(lines), 1),
    ]


def naive() -> list[Measure]:
    """The same as model objects. Beyond some hundred thousand they do not fit into the memory of a usual server."""
    ledger = _codes()[0].rsplit("-", 1)[0]
    return [Measure("naive: all obligations loaded", _naive, rounds=1), Measure("naive: a page of one ledger", lambda: _naive_page(ledger))]


def _codes() -> list[str]:
    return list(Obligation.objects.order_by("?").values_list("code", flat=True)[:50])


def _supervisor() -> Actor:
    return Actor(1, "督查", 1, Organisation.objects.get(name=province.GOVERNMENT).pk, roles=frozenset({Role.SUPERVISOR}))


def _clerk() -> Actor:
    department = Organisation.objects.filter(assignments__role="lead").order_by("pk").first()
    return Actor(1, "经办", 1, department.pk if department else 0, roles=frozenset({Role.CLERK, Role.HEAD}))


def _accept(lines: list[ReportLine]) -> None:
    for line in lines:
        accept_line(line, by=By(CLOCK, NOW))


def _naive_page(ledger: str) -> list[object]:
    rows = list(Obligation.objects.filter(ledger__code=ledger).order_by("code")[:50])
    return [(row, row.ledger, row.standing, list(row.assignments.all())) for row in rows]


def _naive() -> list[object]:
    rows = Obligation.objects.select_related("standing", "ledger").prefetch_related(
        "assignments__organisation", "milestones", "suspensions", "lines__report"
    )
    return [
        (row, list(row.assignments.all()), list(row.lines.all())) for row in rows.iterator(chunk_size=200)
    ]  # SQLite names no more at once
