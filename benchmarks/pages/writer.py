"""Somebody who writes while others read: what the pages keep between two events (`ledger.queries.remembered`) does not last long then."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

EVERY = 1.0  # seconds: some ten times as often as 60,000 reports are accepted in the working hours of one month


@contextmanager
def writing() -> Iterator[None]:
    """Lines of signed reports are accepted, one each second, until the block ends."""
    done = threading.Event()
    thread = threading.Thread(target=_accept, args=(done,))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _accept(done: threading.Event) -> None:
    from django.db import connection

    from taizhang.ledger.actions.by import By
    from taizhang.ledger.actions.report_lines import accept_line
    from taizhang.ledger.models import ReportLine
    from taizhang.ledger.rules.roles import CLOCK

    lines = ReportLine.objects.filter(report__state="signed", verdict="pending").select_related("report", "obligation")
    for line in list(lines[:1_000]):
        if done.wait(EVERY):
            break
        accept_line(line, by=By(CLOCK, datetime(2022, 9, 1, 1, 0, tzinfo=UTC)))
    connection.close()
