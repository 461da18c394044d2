"""Processes that read. One that takes too long or dies is replaced; the file that it had is refused, the others go on."""

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path

from .folder import Job

_METHOD = multiprocessing.get_context("spawn")
_LOOK = 0.5  # seconds between looks at the clock


class Worker:
    """A process with the job that it has, since when."""

    def __init__(self, *, chinese: bool) -> None:
        self.pipe, other = _METHOD.Pipe()
        self.process = _METHOD.Process(target=_work, args=(other, chinese), daemon=True)
        self.process.start()
        other.close()
        self.job: Job | None = None
        self.since = 0.0

    def give(self, job: Job) -> None:
        self.job, self.since = job, time.monotonic()
        with contextlib.suppress(OSError):  # dead already: the next look finds out
            self.pipe.send((str(job.file), str(job.output)))

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def read_all(jobs: Iterable[Job], *, count: int, seconds: float, chinese: bool) -> Iterator[tuple[Job, str]]:
    """Each job with its refusal, empty where it was read, in the order in which they end."""
    waiting = iter(jobs)
    workers = [Worker(chinese=chinese) for _ in range(count)]
    try:
        for worker in workers:
            _next(worker, waiting)
        while any(worker.job for worker in workers):
            wait([worker.pipe for worker in workers if worker.job], timeout=_LOOK)
            for place, worker in enumerate(workers):
                if worker.job and (ended := _ended(worker, seconds)) is not None:
                    yield worker.job, ended
                    workers[place] = _ready(worker, chinese=chinese)
                    _next(workers[place], waiting)
    finally:
        for worker in workers:
            worker.end()


def _ready(worker: Worker, *, chinese: bool) -> Worker:
    """The worker without a job, or another one where it is no more."""
    worker.job = None
    if worker.process.is_alive():
        return worker
    worker.end()
    return Worker(chinese=chinese)


def _next(worker: Worker, waiting: Iterator[Job]) -> None:
    if job := next(waiting, None):
        worker.give(job)


def _ended(worker: Worker, seconds: float) -> str | None:
    """How the worker's job ended, or None where it goes on."""
    if worker.pipe.poll():
        try:
            return str(worker.pipe.recv())
        except (EOFError, OSError):
            worker.process.join()
            return "The reader died over this file: tell the makers of Taizhang."
    if time.monotonic() - worker.since > seconds:
        worker.process.kill()
        worker.process.join()
        return f"Reading took more than {seconds:g} s and was given up: save the text of the plan alone."
    return None


def _work(pipe: Connection, chinese: bool) -> None:  # noqa: FBT001  handed over by the start of a process
    """Reads what it is given until nobody gives any more. Ctrl-C is for the process that gives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            file, output = pipe.recv()
        except EOFError:
            return
        pipe.send(_read(Path(file), Path(output), chinese=chinese))


def _read(file: Path, output: Path, *, chinese: bool) -> str:
    from taizhang import reading

    try:
        words = reading.dumps(reading.read(file))
        output.parent.mkdir(parents=True, exist_ok=True)
        part = output.with_name(f".{output.name}.part")
        part.write_text(f"{words}\n", "utf-8")
        part.replace(output)
    except reading.ReadingError as refused:
        return refused.in_chinese() if chinese else str(refused)
    except OSError as error:
        return f"{output} cannot be written ({error.strerror})."
    return ""
