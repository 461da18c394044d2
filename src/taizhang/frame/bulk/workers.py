"""Processes that read. One that takes too long or dies is replaced; the file that it had is refused, the others go on."""

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Iterable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import wait

from taizhang.frame import process_groups

from . import refusals
from .folder import Job
from .manner import Manner
from .work import Ended, part_of, work

_METHOD = multiprocessing.get_context("spawn")
_LOOK = 0.5  # seconds between looks at the clock


class Worker:
    """A process with the job that it has, since when."""

    def __init__(self, manner: Manner) -> None:
        self.pipe, other = _METHOD.Pipe()
        self.process = _METHOD.Process(target=work, args=(other, manner), daemon=True)
        with _deaf_to_ctrl_c():
            self.process.start()
        other.close()
        self.manner = manner
        self.job: Job | None = None
        self.since = 0.0

    def give(self, job: Job | None) -> None:
        self.job, self.since = job, time.monotonic()
        if job:
            with contextlib.suppress(OSError):  # dead already: the next look finds out
                self.pipe.send((str(job.file), str(job.output)))

    def end(self) -> None:
        """The process is gone, and so are what it has started itself and what it has half written."""
        process_groups.end(self.process)
        self.pipe.close()
        if self.job:
            part_of(self.job.output, self.process.pid or 0).unlink(missing_ok=True)

    def another(self) -> "Worker":
        """A new one in the place of this."""
        self.end()
        return Worker(self.manner)


def read_all(jobs: Iterable[Job], manner: Manner, *, count: int, seconds: float) -> Iterator[tuple[Job, Ended]]:
    """Each job with how it ended, in the order in which they end."""
    waiting = iter(jobs)
    workers: list[Worker] = []
    try:
        for _ in range(count):
            workers.append(Worker(manner))
            workers[-1].give(next(waiting, None))
        while any(worker.job for worker in workers):
            wait([worker.pipe for worker in workers if worker.job], timeout=_LOOK)
            for place, worker in enumerate(workers):
                if worker.job and (ended := _ended(worker, seconds)):
                    yield worker.job, ended[0]
                    workers[place] = worker if ended[1] else worker.another()
                    workers[place].give(next(waiting, None))
    finally:
        for worker in workers:
            worker.end()


def _ended(worker: Worker, seconds: float) -> tuple[Ended, bool] | None:
    """How the worker's job ended and whether it can take another one, or None where it goes on."""
    chinese = worker.manner.chinese
    if worker.pipe.poll():
        try:
            return worker.pipe.recv(), True
        except (EOFError, OSError):
            return Ended(refusal=refusals.dead(chinese=chinese)), False
    if time.monotonic() - worker.since > seconds:
        return Ended(refusal=refusals.too_long(seconds, chinese=chinese)), False
    return None


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process that is started in here is not reached by Ctrl-C, also before it comes to say so; for us it waits a moment."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the mask when it is started by the first process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
