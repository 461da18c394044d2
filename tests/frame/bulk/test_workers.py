"""A process that reads and dies, or never ends, costs its own file and no other."""

import os
import signal
import subprocess
import time
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from taizhang.frame.bulk import workers
from taizhang.frame.bulk.folder import Job, jobs_in
from taizhang.frame.bulk.manner import Manner
from taizhang.frame.bulk.work import part_of
from taizhang.frame.bulk.workers import Worker, read_all
from tests.plans import PLAN


def jobs(place: Path, count: int) -> list[Job]:
    for number in range(count):
        (place / f"{number}.txt").write_bytes(PLAN)
    return list(jobs_in(place, place / "out"))


def start_a_child(pipe: Connection, alive: Connection) -> None:
    """In the place of a reader: it has started something itself when it says so, and waits for it."""
    os.setsid()
    child = subprocess.Popen(["sleep", "300"], pass_fds=[alive.fileno()])
    pipe.send("started")
    child.wait()


def test_a_reader_that_dies_costs_its_own_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Worker.give

    def die_over_the_first(worker: Worker, job: Job | None) -> None:
        given(worker, job)
        if job and job.name == "0.txt":
            worker.process.kill()

    monkeypatch.setattr(Worker, "give", die_over_the_first)

    ended = {job.name: ended.refusal for job, ended in read_all(jobs(tmp_path, 4), Manner(), count=1, seconds=60)}

    assert "died" in ended.pop("0.txt")
    assert ended == {"1.txt": "", "2.txt": "", "3.txt": ""}


def test_a_reader_that_does_not_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Worker.give

    def sleep_over_the_first(worker: Worker, job: Job | None) -> None:
        if job and job.name == "0.txt":
            os.kill(worker.process.pid or 0, signal.SIGSTOP)
        given(worker, job)

    monkeypatch.setattr(Worker, "give", sleep_over_the_first)

    ended = {job.name: ended.refusal for job, ended in read_all(jobs(tmp_path, 2), Manner(), count=1, seconds=5)}

    assert "more than 5 s" in ended["0.txt"]
    assert ended["1.txt"] == ""


def test_what_a_reader_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "work", start_a_child)
    ends, alive = Pipe()
    worker = Worker(alive)  # type: ignore[arg-type]
    alive.close()
    assert worker.pipe.recv() == "started"

    worker.end()

    assert ends.poll(5), "somebody still holds the other end"


def test_half_a_reading_ends_with_its_reader(tmp_path: Path) -> None:
    [job] = jobs(tmp_path, 1)
    worker = Worker(Manner())
    worker.job = job
    job.output.parent.mkdir()
    half = part_of(job.output, worker.process.pid or 0)
    half.write_text('{"format"', "utf-8")

    worker.end()

    assert not half.exists()


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.1, 0.2])
def test_a_reader_is_not_reached_by_ctrl_c_not_even_while_it_starts(
    tmp_path: Path, seconds: float, capfd: pytest.CaptureFixture[str]
) -> None:
    [job] = jobs(tmp_path, 1)
    worker = Worker(Manner())
    time.sleep(seconds)

    os.kill(worker.process.pid or 0, signal.SIGINT)

    worker.give(job)
    assert worker.pipe.recv().refusal == ""
    worker.end()
    assert capfd.readouterr().err == ""
