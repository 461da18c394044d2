"""The rows of a long log are checked in a process of their own, beside the log itself: both cores work, in the same moment of the database."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import NamedTuple

import django
from django.db import connection

from taizhang.frame import database
from taizhang.ledger.queries import log_pages
from taizhang.ledger.queries.log_rows import RowCheck
from taizhang.ledger.rules.log_checks import Broken

Found = tuple[int, tuple[str, str, float] | None]  # Rows, as a process tells them to another
LONG = 20_000  # events: below, a second process takes longer to start than it saves


class Rows(NamedTuple):
    """How many rows are as they were written, and the first that is not."""

    rows: int
    broken: Broken | None


@contextmanager
def rows_beside(size: int) -> Iterator[Callable[[], Rows]]:
    """What is yielded tells, once it is asked, what was found of the rows that the events below `size` touched."""
    if size < LONG:
        yield lambda: checked(size)
        return
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=django.setup) as apart:
        future = apart.submit(_checked_apart, size, database.shared_snapshot())
        yield lambda: _told(future, size)


@contextmanager
def rows_here(size: int) -> Iterator[Callable[[], Rows]]:
    """The same, by this process itself."""
    yield lambda: checked(size)


def checked(size: int) -> Rows:
    """Every row against the events below `size`, and no row beside."""
    rows, broken = RowCheck(), None
    try:
        for page in log_pages.touched(size):
            rows.take(page)
        rows.finish()
    except Broken as found:
        broken = found
    return Rows(rows.rows, broken)


def _checked_apart(size: int, moment: str) -> Found:
    with database.snapshot(moment):
        rows, broken = checked(size)
    connection.close()
    return rows, (broken.sentence.zh, broken.sentence.en, broken.number) if broken else None


def _told(future: "Future[Found]", size: int) -> Rows:
    try:
        rows, broken = future.result()
    except BrokenProcessPool:  # it was killed, for its memory perhaps: what it would have said can be found here
        return checked(size)
    return Rows(rows, broken and Broken(broken[0], broken[1], number=broken[2]))
