"""How many events a minute `taizhang log verify` checks against the rows, beside doing it one event after the other."""

import time
from datetime import UTC, datetime, timedelta

from django.db import transaction

from taizhang.kit.leaves import leaf, payload_hash
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, ReportLine
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.queries import log
from taizhang.ledger.rules.envelopes import envelope
from taizhang.ledger.rules.roles import CLOCK

EVENTS = 40_000  # small ones, as people make them: a line is changed and stands in two tables
SOME = 500
SEPTEMBER = datetime(2022, 9, 2, 1, 0, tzinfo=UTC)


def run() -> None:
    """The record as it was set up, in few and large events; and again with many small ones, so that what each of those costs is seen."""
    set_up, first = _verified()
    _people_at_work(EVENTS)
    whole, second = _verified()
    rate = (whole.size - set_up.size) / (second - first)
    print(f"  {f'log verify: {whole.size:,} events, {whole.rows:,} rows':46}{second * 60_000:10.0f} ms")
    print(f"  {'  of the small events alone':46}{rate:10,.0f} a minute   goal 500,000")
    print(f"  {'  naive: one event after the other':46}{SOME / _naive():10,.0f} a minute")


def _verified() -> tuple[log.Verified, float]:
    """What was found, in how many minutes: the faster of two times, for the small events are found as a difference."""
    return min((_once() for _ in range(2)), key=lambda found: found[1])


def _once() -> tuple[log.Verified, float]:
    began = time.perf_counter()
    found = log.verified()
    if found.broken is not None:
        raise SystemExit(f"the record of the benchmark is not whole: {found.broken.en}")
    return found, (time.perf_counter() - began) / 60


def _people_at_work(events: int) -> None:
    lines = list(ReportLine.objects.order_by("pk")[:events])
    for start in range(0, len(lines), 1000):
        with transaction.atomic():
            for number, line in enumerate(lines[start : start + 1000]):
                at = SEPTEMBER + timedelta(seconds=30 * (start + number))
                with deeds.deed("fill_line", by=By(CLOCK, at)) as deed:
                    deed.change(line, next_step=f"第{start + number}次调度后验收")


def _naive() -> float:
    """Minutes."""
    began = time.perf_counter()
    versions = twin_of(ReportLine)
    for event in Event.objects.order_by("-number")[:SOME]:
        same = leaf(envelope(event), payload_hash(event.payload, bytes(event.salt or b""))) == bytes(event.leaf)
        stand = [versions.objects.filter(row=row, revision=revision).values().get() for _, row, revision, _hash in event.touched]
        if not (same and stand):
            raise SystemExit(f"event {event.number} is not as it was written")
    return (time.perf_counter() - began) / 60
