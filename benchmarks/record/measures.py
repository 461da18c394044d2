"""What is measured, and the naive way that stands beside it."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from taizhang.ledger.models import Obligation
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of

from ..timing import best
from . import databases, province

NOW = datetime(2022, 9, 1, 1, 0, tzinfo=UTC)
TODAY, PAST = date(2022, 8, 31), date(2022, 6, 15)
KNOWN = datetime(2022, 6, 16, tzinfo=UTC)


def run(kind: str, size: int) -> None:
    began = time.perf_counter()
    province.fill(size)
    databases.settle()
    print(f"\n{kind}: {size:,} obligations, {size * province.REPORTS_EACH:,} report lines (made in {time.perf_counter() - began:.0f} s)")
    _say("all lights now", lambda: lights_of(Asked(TODAY), now=NOW), 300)
    _say("all lights as of a past day", lambda: lights_of(Asked(PAST, KNOWN), now=NOW), 1000)
    _say("  naive: loading the model objects", _naive, None, rounds=1)


def _say(what: str, work: Callable[[], object], limit: float | None, rounds: int = 5) -> None:
    took = best(work, rounds) * 1000
    print(f"  {what:44}{took:10.1f} ms" + (f"   limit {limit:,.0f}" if limit else ""))


def _naive() -> list[object]:
    rows = Obligation.objects.select_related("standing", "ledger").prefetch_related(
        "assignments__organisation", "milestones", "suspensions", "lines__report"
    )
    return [(row, list(row.assignments.all()), list(row.lines.all())) for row in rows]
