"""The log of a run: what stands in it is not read again, whatever was done to it meanwhile."""

from pathlib import Path

import pytest

from taizhang.frame.bulk.folder import Job
from taizhang.frame.bulk.log import LOG, Log
from taizhang.frame.bulk.manner import Manner
from taizhang.frame.bulk.work import Ended
from tests.plans import PLAN

READER = "a reader"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    job = Job("plan.txt", tmp_path / "plan.txt", tmp_path / "plan.txt.json")
    job.file.write_bytes(PLAN)
    job.output.write_text("{}", "utf-8")
    return job


def read(job: Job) -> Ended:
    return Ended(job.digest(), job.size())


def test_what_was_read_is_done(job: Job, tmp_path: Path) -> None:
    Log(tmp_path, READER).add(job, read(job))

    assert Log(tmp_path, READER).is_done(job)
    assert not Log(tmp_path, "another").is_done(job)


def test_what_changed_while_it_was_read_is_read_again(job: Job, tmp_path: Path) -> None:
    was = read(job)
    job.file.write_bytes(PLAN + b"!")

    Log(tmp_path, READER).add(job, was)

    assert not Log(tmp_path, READER).is_done(job)


def test_a_reading_that_is_not_whole_any_more_is_made_again(job: Job, tmp_path: Path) -> None:
    Log(tmp_path, READER).add(job, read(job))
    job.output.write_text("{", "utf-8")

    assert not Log(tmp_path, READER).is_done(job)


def test_half_a_line_spoils_neither_the_lines_before_nor_those_after(job: Job, tmp_path: Path) -> None:
    other = Job("other.txt", job.file, job.output)
    Log(tmp_path, READER).add(job, read(job))
    with (tmp_path / LOG).open("a", encoding="utf-8") as file:
        file.write('{"file": "cut')

    Log(tmp_path, READER).add(other, read(other))

    again = Log(tmp_path, READER)
    assert again.is_done(job)
    assert again.is_done(other)


def test_a_name_that_is_no_text_is_known_again(job: Job, tmp_path: Path) -> None:
    """A name in GBK, out of an archive from another system."""
    odd = Job(b"\xd4\xc6.txt".decode("utf-8", "surrogateescape"), job.file, job.output)

    Log(tmp_path, READER).add(odd, read(odd))

    assert Log(tmp_path, READER).is_done(odd)


def test_the_log_does_not_grow_with_every_run(job: Job, tmp_path: Path) -> None:
    for _ in range(3):
        Log(tmp_path, READER).add(job, read(job))

    Log(tmp_path, READER)

    assert len((tmp_path / LOG).read_bytes().splitlines()) == 1


def test_a_reader_is_told_by_what_it_leaves_and_by_its_registry(tmp_path: Path) -> None:
    registry = tmp_path / "registry.tsv"
    registry.write_text("name\n县水利局\n", "utf-8")
    readers = {Manner().reader(), Manner(frozenset({"width"})).reader(), Manner(registry=registry).reader()}
    registry.write_text("name\n县财政局\n", "utf-8")

    assert len(readers | {Manner(registry=registry).reader()}) == 4
