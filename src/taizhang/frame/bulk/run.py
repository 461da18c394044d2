"""A folder of plans, read: progress while it goes on, a summary at its end, and nothing twice."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from taizhang import __version__
from taizhang.frame import terminal
from taizhang.frame.errors import CommandRefused

from . import parquet
from .folder import Job, jobs_in
from .log import FAILURES, Log, Outcome
from .workers import read_all

SOME_REFUSED = 1


def read_folder(folder: Path, out: Path, *, jobs: int, seconds: float) -> int:
    """The exit status: 0 where everything was read, 1 where something was refused."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandRefused(f"{out} cannot be made ({error.strerror}): choose another place with --out.") from None
    found = list(jobs_in(folder.resolve(), out.resolve()))
    if not found:
        raise CommandRefused(f"There is no plan in {folder}: it should hold .docx, .pdf, .ofd, .xlsx, .html or .txt files.")
    log = Log(out, f"taizhang {__version__}")
    waiting = [job for job in found if not log.is_done(job)]
    _say(f"{len(found)} files, {len(found) - len(waiting)} of them read before")
    outcomes = read_all(waiting, count=min(jobs, len(waiting)), seconds=seconds, chinese=terminal.speaks_chinese())
    for job, refusal in _progress(outcomes, len(waiting)):
        log.add(job, refusal)
    refused = log.write_failures(out, {job.name for job in found})
    _sum_up(out, len(found), refused)
    return SOME_REFUSED if refused else 0


def _progress(outcomes: Iterator[tuple[Job, str]], total: int) -> Iterator[tuple[Job, str]]:
    yield from tqdm(outcomes, total=total, unit=" files", disable=not sys.stderr.isatty(), file=sys.stderr)


def _sum_up(out: Path, found: int, refused: list[Outcome]) -> None:
    _say(f"{found - len(refused)} read, {len(refused)} refused" + (f" ({out / FAILURES}):" if refused else ""))
    for outcome in refused:
        _say(f"  {outcome.refusal}")
    try:
        tables = parquet.write(out)
    except parquet.NoDuckDB:
        _say("No Parquet: pip install 'taizhang[bulk]' brings what makes it.")
    else:
        _say(f"Tables: {', '.join(table.name for table in tables)}")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201  a command's output is its face
