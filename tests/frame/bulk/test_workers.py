"""A process that reads and dies, or never ends, costs its own file and no other."""

import os
import signal
from pathlib import Path

import pytest

from taizhang.frame.bulk.folder import Job, jobs_in
from taizhang.frame.bulk.workers import Worker, read_all
from tests.plans import PLAN


def jobs(place: Path, count: int) -> list[Job]:
    for number in range(count):
        (place / f"{number}.txt").write_bytes(PLAN)
    return list(jobs_in(place, place / "out"))


def test_a_reader_that_dies_costs_its_own_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Worker.give

    def die_over_the_first(worker: Worker, job: Job) -> None:
        given(worker, job)
        if job.name == "0.txt":
            worker.process.kill()

    monkeypatch.setattr(Worker, "give", die_over_the_first)

    ended = {job.name: refusal for job, refusal in read_all(jobs(tmp_path, 4), count=1, seconds=60, chinese=False)}

    assert "died" in ended.pop("0.txt")
    assert ended == {"1.txt": "", "2.txt": "", "3.txt": ""}


def test_a_reader_that_does_not_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Worker.give

    def sleep_over_the_first(worker: Worker, job: Job) -> None:
        if job.name == "0.txt":
            os.kill(worker.process.pid or 0, signal.SIGSTOP)
        given(worker, job)

    monkeypatch.setattr(Worker, "give", sleep_over_the_first)

    ended = {job.name: refusal for job, refusal in read_all(jobs(tmp_path, 2), count=1, seconds=5, chinese=False)}

    assert "more than 5 s" in ended["0.txt"]
    assert ended["1.txt"] == ""


def test_hidden_files_readmes_and_those_that_office_keeps_open_are_left_alone(tmp_path: Path) -> None:
    for name in (".hidden.txt", "README.md", "~$open.docx", "picture.png", "plan.txt", "out/plan.txt.json", "out/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PLAN)

    assert [job.name for job in jobs_in(tmp_path, tmp_path / "out")] == ["plan.txt"]
