"""What is measured, and the naive way that stands beside it."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from taizhang.capabilities.desk.queries.cards import cards_of
from taizhang.capabilities.search.queries.found import found
from taizhang.ledger.actions import lights
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.report_lines import accept_line
from taizhang.ledger.models import Obligation, Organisation, ReportLine
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.obligations import Wanted, obligations_listed
from taizhang.ledger.queries.one_obligation import obligation_whole
from taizhang.ledger.queries.rollups import by_city, by_plan_and_organisation
from taizhang.ledger.rules.roles import CLOCK, Actor, Role

from ..timing import best
from . import databases, delivered, filed, log_checked, province

NOW = datetime(2022, 9, 1, 1, 0, tzinfo=UTC)
TODAY, PAST = date(2022, 8, 31), date(2022, 6, 15)
KNOWN = datetime(2022, 6, 16, tzinfo=UTC)

FILED_UP_TO = 20_000  # 31 ledgers of some hundred rows: nobody files more in one package
NAIVE_UP_TO = 250_000  # beyond, the model objects do not fit into the memory of a usual server


def run(kind: str, size: int) -> None:
    began = time.perf_counter()
    province.fill(size)
    databases.settle()
    print(f"\n{kind}: {size:,} obligations, {size * province.REPORTS_EACH:,} report lines (made in {time.perf_counter() - began:.0f} s)")
    _say("all lights now", lambda: lights_of(Asked(TODAY), now=NOW), 300)
    _say("all lights as of a past day", lambda: lights_of(Asked(PAST, KNOWN), now=NOW), 1000)
    if size <= NAIVE_UP_TO:
        _say("  naive: loading the model objects", _naive, None, rounds=1)
    began = time.perf_counter()
    lights.light_up(on=TODAY, by=By(CLOCK, NOW))
    lit = time.perf_counter() - began
    print(f"  {'the nightly run: lights stored, changes told':44}{lit * 1000:10.1f} ms")
    pressed, count = delivered.press()
    print(f"  {f'  and {count:,} steps proposed to press':44}{(lit + pressed) * 1000:10.1f} ms   limit 10,000")
    databases.settle()
    codes = list(Obligation.objects.order_by("?").values_list("code", flat=True)[:50])
    _say("one obligation with its history, each of 50", lambda: [obligation_whole(code, now=NOW) for code in codes], 20, count=50)
    _say("a page of a list, by code", lambda: obligations_listed(Wanted(), after=codes[0], now=NOW), None)
    _say("a page of a list, worst light first", lambda: obligations_listed(Wanted(sort="light"), now=NOW), None)
    ledger = codes[0].rsplit("-", 1)[0]
    _say("a page of one ledger", lambda: obligations_listed(Wanted(ledger=ledger), now=NOW), None)
    _say("  naive: the same as model objects", lambda: _naive_page(ledger), None)
    supervisor = Actor(1, "督查", 1, Organisation.objects.get(name=province.GOVERNMENT).pk, roles=frozenset({Role.SUPERVISOR}))
    _say("search, two characters that stand everywhere", lambda: found(("示范",), actor=supervisor), None)
    _say("search, two words that stand nowhere together", lambda: found(("示范", "数据"), actor=supervisor), None)
    department = Organisation.objects.filter(assignments__role="lead").order_by("pk").first()
    clerk = Actor(1, "经办", 1, department.pk if department else 0, roles=frozenset({Role.CLERK, Role.HEAD}))
    _say(f"a desk with {len(cards_of(clerk, on=TODAY)):,} cards", lambda: cards_of(clerk, on=TODAY), None)
    _say("roll-up of every plan by organisation and city", lambda: by_city(by_plan_and_organisation(TODAY)), 200)
    lines = list(ReportLine.objects.filter(report__state="signed", verdict="pending").select_related("report", "obligation")[:50])
    _say("a line accepted, with its event in the log", lambda: _accept(lines), 40, rounds=1, count=len(lines))
    if size <= FILED_UP_TO:
        filed.run(supervisor)
        delivered.tell(Organisation.objects.get(name=province.GOVERNMENT))
        delivered.sign()
    log_checked.run()


def _accept(lines: list[ReportLine]) -> None:
    for line in lines:
        accept_line(line, by=By(CLOCK, NOW))


def _say(what: str, work: Callable[[], object], limit: float | None, *, rounds: int = 5, count: int = 1) -> None:
    took = best(work, rounds) * 1000 / count
    print(f"  {what:44}{took:10.1f} ms" + (f"   limit {limit:,.0f}" if limit else ""))


def _naive_page(ledger: str) -> list[object]:
    rows = list(Obligation.objects.filter(ledger__code=ledger).order_by("code")[:50])
    return [(row, row.ledger, row.standing, list(row.assignments.all())) for row in rows]


def _naive() -> list[object]:
    rows = Obligation.objects.select_related("standing", "ledger").prefetch_related(
        "assignments__organisation", "milestones", "suspensions", "lines__report"
    )
    return [
        (row, list(row.assignments.all()), list(row.lines.all())) for row in rows.iterator(chunk_size=500)
    ]  # SQLite names no more at once
