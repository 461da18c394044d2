"""What the cycle of delivery costs on its heaviest days: the night that proposes what is pressed, the month's bulletin, the hour in which
everybody signs."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby, islice
from operator import itemgetter
from threading import Barrier

from django.db import connection, connections

from taizhang.capabilities.reporting.actions import bulletins
from taizhang.capabilities.supervision.actions import proposals
from taizhang.frame.packs import folder
from taizhang.frame.papers import docx_of, pdf_of
from taizhang.ledger.actions import deeds, packs, reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, Ledger, Organisation, Report
from taizhang.ledger.pack import whole
from taizhang.ledger.rules.bulletins import BulletinKind
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import CLOCK

from ..timing import say

NOW = datetime(2022, 9, 1, 1, 0, tzinfo=UTC)
JUNE = (date(2022, 6, 1), date(2022, 6, 30))
MEASURES = 33  # of a plan: 31 plans have a thousand, and no paper annexes ten thousand
SIGNING, AT_ONCE = 200, 50  # so many connections does a PostgreSQL as it is installed leave us


def press() -> tuple[float, int]:
    """Seconds until every light that calls for a step has its proposal, and how many there are. The lights stand already."""
    pack, problems = whole.read(folder.find("yunchuan-demo"))
    if pack is None:
        raise SystemExit(f"the pack cannot be read: {problems}")
    packs.load_pack(pack, by=By(CLOCK, NOW, source="benchmark"))
    began = time.perf_counter()
    found = proposals.propose_all(by=By(CLOCK, NOW))
    return time.perf_counter() - began, found.new


def tell(government: Organisation) -> None:
    """The bulletin of the month about all ledgers: drafted from what was accepted, and made as files."""
    ledgers = list(Ledger.objects.select_related("plan").order_by("code"))
    by = By(replace(CLOCK, organisation=government.pk), NOW)
    began = time.perf_counter()
    draft = bulletins.draft_bulletin(ledgers, bulletins.Wanted(BulletinKind.PROGRESS, *JUNE, "全省重点工作"), by=by)
    drafted = time.perf_counter()
    lines = len(draft.table.rows)
    by_plan = groupby(draft.table.rows, key=itemgetter(0))
    draft.table.rows = [row for _, some in by_plan for row in islice(some, MEASURES)]
    paper = bulletins.paper_of(draft)
    docx_of(paper)
    written = time.perf_counter()
    pdf_of(paper)
    ended = time.perf_counter()
    say(f"a bulletin about {len(ledgers)} ledgers, with both files", (ended - began) * 1000, 5_000)
    say(f"  drafted from {lines:,} accepted lines", (drafted - began) * 1000)
    say(f"  as DOCX with {len(draft.table.rows):,} of them annexed", (written - drafted) * 1000)
    say("  as PDF", (ended - written) * 1000)


def sign() -> None:
    """Two hundred sign in one moment, each twice: all are kept, none is doubled. An SQLite lets one write after the other: not asked there."""
    if connection.vendor != "postgresql":
        return
    with deeds.deed("fill_reports", by=By(CLOCK, NOW)) as deed:
        mine = [
            deed.change(report, state="filled", nothing_to_report=True)
            for report in Report.objects.filter(state="open").order_by("pk")[:SIGNING]
        ]
    numbers = [report.pk for report in mine for _ in range(2)]
    gate, before = Barrier(AT_ONCE), Event.objects.filter(verb="sign_report").count()

    def some(those: list[int]) -> int:
        found = [Report.objects.select_related("ledger").get(pk=pk) for pk in those]
        gate.wait()
        refused = sum(_refused(report) for report in found)
        connections.close_all()
        return refused

    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        refused = sum(pool.map(some, [numbers[start::AT_ONCE] for start in range(AT_ONCE)]))
    took = time.perf_counter() - began
    kept = Report.objects.filter(pk__in=numbers, state="signed").count()
    events = Event.objects.filter(verb="sign_report").count() - before
    say(f"{len(numbers)} signatures under {len(mine)} reports in one moment", took * 1000)
    print(f"  {'  kept, told, refused as the second':46}{kept:>6}, {events}, {refused}")


def _refused(report: Report) -> int:
    try:
        reports.sign_report(report, by=By(CLOCK, NOW))
    except Refused:
        return 1
    return 0
