"""A folder of plans, read: progress while it goes on, a summary at its end, and nothing twice."""

from collections.abc import Sequence
from pathlib import Path

from taizhang.frame import terminal
from taizhang.frame.errors import CommandRefused

from . import parquet
from .folder import Job, jobs_in
from .log import FAILURES, Log, Outcome, write_failures
from .manner import Manner
from .progress import say, shown
from .workers import read_all

SOME_REFUSED = 1
_AT_MOST = 20  # refusals that are shown; the file has them all


def read_folder(folder: Path, out: Path, *, leave: frozenset[str], registry: Path | None, jobs: int, seconds: float) -> int:
    """The exit status: 0 where everything was read, 1 where something was refused."""
    manner = Manner(leave, registry and registry.resolve(), terminal.speaks_chinese())
    found = list(jobs_in(folder.resolve(), out.resolve()))
    if not found:
        raise CommandRefused(f"There is no plan in {folder}: it should hold .docx, .pdf, .ofd, .xlsx, .html or .txt files.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        refused = _read(found, Log(out, _reader(manner)), manner, jobs=jobs, seconds=seconds)
        write_failures(out, refused)
        _sum_up(out, len(found), refused)
        _make_tables(out)
    except OSError as error:
        raise CommandRefused(f"{error.filename or out} cannot be used ({error.strerror}): choose another place with --out.") from None
    return SOME_REFUSED if refused else 0


def _reader(manner: Manner) -> str:
    """The reader's name; a registry that is none is refused once, and not by every process."""
    from taizhang import reading

    try:
        if manner.registry:
            reading.load_registry(manner.registry)
    except reading.ReadingError as error:
        raise CommandRefused(error.in_chinese() if manner.chinese else str(error)) from None
    return manner.reader()


def _read(found: Sequence[Job], log: Log, manner: Manner, *, jobs: int, seconds: float) -> list[Outcome]:
    """What was refused. Whoever stops the run is told how to go on with it."""
    waiting = [job for job in found if not log.is_done(job)]
    before, done = len(found) - len(waiting), 0
    say(f"{len(found)} files, {before} of them read before")
    try:
        for job, ended in shown(read_all(waiting, manner, count=min(jobs, len(waiting)), seconds=seconds), len(waiting)):
            log.add(job, ended)
            done += 1
    except KeyboardInterrupt:
        say(f"Stopped: {before + done} of {len(found)} are done. The same command goes on from here.")
        raise
    return log.refused(job.name for job in found)


def _sum_up(out: Path, found: int, refused: Sequence[Outcome]) -> None:
    say(f"{found - len(refused)} read, {len(refused)} refused" + (f" ({out / FAILURES}):" if refused else ""))
    for outcome in refused[:_AT_MOST]:
        say(f"  {outcome.file}: {outcome.refusal}")
    if len(refused) > _AT_MOST:
        say(f"  … and {len(refused) - _AT_MOST} more")


def _make_tables(out: Path) -> None:
    try:
        tables = parquet.write(out)
    except parquet.NoDuckDB:
        say("No Parquet: pip install 'taizhang[bulk]' brings what makes it.")
    except parquet.TablesRefused as error:
        raise CommandRefused(f"The tables cannot be made ({error}); the readings stand.") from None
    else:
        say(f"Tables: {', '.join(table.name for table in tables)}")
