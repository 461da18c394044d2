"""A process that reads one file, and what it has started itself."""

import os
import select
import subprocess
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

import pytest

from taizhang.capabilities.intake.jobs import apart
from taizhang.capabilities.intake.jobs.apart import GivenUp, look_apart


def read_by_a_program_of_its_own(pipe: Connection, content: bytes, name: str) -> None:
    """The reader itself, but what looks into the file starts a program that never ends, and waits for it."""

    def look_into(_content: bytes, name: str) -> NoReturn:
        with Path(name).open("w") as said:
            subprocess.run(["sh", "-c", "echo started; sleep 300"], stdout=said, check=False)
        raise AssertionError

    vars(apart)["look_into"] = look_into  # of that process alone
    apart._look(pipe, content, name)


def test_what_the_reader_has_started_ends_when_it_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(told := tmp_path / "told")
    said = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
    monkeypatch.setattr(apart, "_look", read_by_a_program_of_its_own)

    with pytest.raises(GivenUp):
        look_apart(b"", str(told), seconds=8)

    assert os.read(said, 100) == b"started\n"
    assert select.select([said], [], [], 5)[0], "somebody still holds the other end"
    assert os.read(said, 100) == b""
