"""Files that are read together: how far they are, for whoever wants it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from taizhang.capabilities.intake.models import Batch, BatchFile
from taizhang.capabilities.intake.rules.batches import FileState, Origin, Progress, progress_of
from taizhang.frame.models import JobRun

JOB = "read-batches"
_SILENT = timedelta(minutes=3)  # a worker looks every half minute
LATEST = 5


class FileRow(NamedTuple):
    """A file, and what became of it."""

    name: str
    size: int
    state: str
    document: str
    title: str
    said_zh: str
    said_en: str


class OneBatch(NamedTuple):
    """A batch with its files, in their order."""

    key: str
    origin: str
    asked_at: datetime
    files: Sequence[FileRow]

    @property
    def progress(self) -> Progress:
        return progress_of(FileState(one.state) for one in self.files)

    @property
    def is_over(self) -> bool:
        return self.progress.ended == self.progress.total


class BatchRow(NamedTuple):
    """One of the latest."""

    key: str
    asked_at: datetime
    progress: Progress


def batch_of(key: str, *, account: int) -> OneBatch | None:
    """The batch, for who wanted it: to others it is not there."""
    found = Batch.objects.filter(key=key, account_id=account).first()
    if found is None:
        return None
    columns = ("name", "size", "state", "document__key", "document__title", "said_zh", "said_en")
    rows = BatchFile.objects.filter(batch=found).order_by("position").values_list(*columns)
    files = [FileRow(name, size, state, document or "", title or "", *said) for name, size, state, document, title, *said in rows]
    return OneBatch(found.key, found.origin, found.asked_at, files)


def batches_of(account: int) -> list[BatchRow]:
    """The latest that somebody had read from the folder, the newest first."""
    found = Batch.objects.filter(account_id=account, origin=Origin.FOLDER.value).order_by("-pk")[:LATEST]
    states: dict[int, list[FileState]] = {one.pk: [] for one in found}
    for batch, state in BatchFile.objects.filter(batch__in=states).values_list("batch_id", "state"):
        states[batch].append(FileState(state))
    return [BatchRow(one.key, one.asked_at, progress_of(states[one.pk])) for one in found]


def names_waiting(account: int) -> frozenset[str]:
    """The files of the folder that are to be read for him already."""
    rows = BatchFile.objects.filter(batch__account_id=account, batch__origin=Origin.FOLDER.value)
    return frozenset(rows.filter(state__in=[FileState.WAITING.value, FileState.READING.value]).values_list("name", flat=True))


def refused_before(account: int) -> dict[str, datetime]:
    """The files of the folder that were read for him and not taken, and when that was, the last time."""
    rows = BatchFile.objects.filter(batch__account_id=account, batch__origin=Origin.FOLDER.value, state=FileState.REFUSED.value)
    return {name: at for name, at in rows.order_by("ended_at").values_list("name", "ended_at") if at}


def is_worked(now: datetime) -> bool:
    """Whether somebody does the jobs of the clock: `taizhang jobs work` runs."""
    being_read = BatchFile.objects.filter(state=FileState.READING.value, held_until__gt=now)
    return JobRun.objects.filter(job=JOB, started_at__gte=now - _SILENT).exists() or being_read.exists()
