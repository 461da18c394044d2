"""Who runs a job holds it; what is not ended when its holder is gone is taken up by the next."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from taizhang.frame.models import JobRun

HELD = timedelta(minutes=10)  # longer than its holder may be silent
TRIES = 5
PAUSE = timedelta(minutes=5)  # after a failure, and longer after each further one


def take(job: str, due_at: datetime, *, now: datetime) -> JobRun | None:
    """The run of that time, held from now on; None where it has ended, another holds it, or it has failed too often."""
    run = _made(job, due_at)
    free = Q(held_until__isnull=True) | Q(held_until__lte=now)
    mine = JobRun.objects.filter(free, pk=run.pk, ended_at__isnull=True, tries=run.tries, tries__lt=TRIES)
    if not mine.update(tries=F("tries") + 1, started_at=now, held_until=now + HELD, failure=""):
        return None
    run.refresh_from_db()
    return run


def hold_on(run: JobRun, *, now: datetime) -> None:
    """Its holder is still at it."""
    JobRun.objects.filter(pk=run.pk, tries=run.tries, ended_at__isnull=True).update(held_until=now + HELD)


def end(run: JobRun, said: str, *, now: datetime) -> None:
    """It is done, and says what it did."""
    JobRun.objects.filter(pk=run.pk, tries=run.tries).update(ended_at=now, held_until=None, said=said)


def fail(run: JobRun, failure: str, *, now: datetime) -> None:
    """It could not be done; it is tried again after a pause, but not for ever."""
    JobRun.objects.filter(pk=run.pk, tries=run.tries).update(failure=failure, held_until=now + PAUSE * run.tries)


def _made(job: str, due_at: datetime) -> JobRun:
    found = JobRun.objects.filter(job=job, due_at=due_at).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return JobRun.objects.create(job=job, due_at=due_at)
    except IntegrityError:  # somebody else was faster
        return JobRun.objects.get(job=job, due_at=due_at)
