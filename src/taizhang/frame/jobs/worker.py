"""Runs the jobs that are due, one after the other. Several workers do not get in each other's way, and one that is killed loses nothing."""

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.frame.actions import jobs as held
from taizhang.frame.jobs.times import last_due
from taizhang.frame.manifest import Job
from taizhang.frame.models import JobRun

log = logging.getLogger(__name__)


def declared() -> Sequence[Job]:
    """Every job of every module, in their order: what is early in the list is done first."""
    return [job for module in manifest.of(settings.MODULES) for job in module.jobs]


def run_due(*, now: datetime, wanted: Iterable[Job] | None = None) -> list[JobRun]:
    """Every job whose last time has no run that ended is run; those that this worker ran, as they stand now."""
    found = []
    for job in declared() if wanted is None else wanted:
        due = last_due(job.times, now=now, zone=timezone.get_default_timezone())
        if run := held.take(job.name, due, now=now):
            _run(job, run, now)
            run.refresh_from_db()
            found.append(run)
    return found


def _run(job: Job, run: JobRun, now: datetime) -> None:
    function = import_string(job.function)
    try:
        with _held(run):
            said = function(now)
    except Exception as error:
        log.exception("job %s failed", job.name)
        held.fail(run, f"{type(error).__name__}: {error}", now=timezone.now())
    else:
        held.end(run, said, now=timezone.now())


@contextmanager
def _held(run: JobRun) -> Iterator[None]:
    """While it runs it is held, however long it takes."""
    over = threading.Event()
    beside = threading.Thread(target=_hold, args=(run, over), daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def _hold(run: JobRun, over: threading.Event) -> None:
    try:
        while not over.wait(held.HELD.total_seconds() / 4):
            held.hold_on(run, now=timezone.now())
    finally:
        connection.close()  # each thread has its own
