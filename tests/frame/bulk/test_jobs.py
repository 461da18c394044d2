"""Which files of a folder are read."""

from pathlib import Path

import pytest

from taizhang.frame.bulk.folder import jobs_in
from tests.plans import PLAN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One plan, and much that is none."""
    for name in (".hidden.txt", "README.md", "~$open.docx", "picture.png", "plan.txt", "out/plan.txt.json", "out/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PLAN)
    return tmp_path


def test_hidden_files_readmes_and_those_that_office_keeps_open_are_left_alone(folder: Path) -> None:
    assert [job.name for job in jobs_in(folder, folder / "out")] == ["plan.txt"]


@pytest.mark.parametrize("out", [".", ".."])
def test_readings_may_stand_beside_the_plans_or_above_them(folder: Path, out: str) -> None:
    """What lies below `out` is then not all ours: plans are among it."""
    assert [job.name for job in jobs_in(folder, (folder / out).resolve())] == ["out/a.txt", "plan.txt"]


def test_the_digest_of_what_is_not_there_is_that_of_no_reading(folder: Path) -> None:
    [job] = jobs_in(folder, folder / "out")
    job.file.unlink()

    assert job.digest() == ""
