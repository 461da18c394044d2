"""`taizhang` as it is typed: a process of its own, with nothing of this environment but what a test gives it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TAIZHANG = Path(sys.executable).parent / "taizhang"
KEY = "an-example-of-a-key-0123456789-abcdefghijklmnopqrstuvwxyz-for-tests"


@dataclass(frozen=True)
class Answer:
    status: int
    out: bytes
    err: str

    @property
    def words(self) -> str:
        return self.out.decode()

    @property
    def refusal(self) -> str:
        """The one line of a refusal, without the name of the program."""
        assert (self.status, self.out) == (2, b""), self
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0].removeprefix("taizhang: ")


def taizhang(*arguments: str | Path, cwd: Path, settings: Mapping[str, str] | None = None, typed: bytes = b"") -> Answer:
    """What the command answers in the folder `cwd`. Its settings are those given and no others."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), **(settings or {})}
    done = subprocess.run([TAIZHANG, *arguments], cwd=cwd, env=environment, input=typed, capture_output=True, check=False, timeout=120)
    return Answer(done.returncode, done.stdout, done.stderr.decode())


def demo(data: Path) -> dict[str, str]:
    """The settings of a demo whose data is in a folder of its own."""
    return {"TAIZHANG_DEBUG": "1", "TAIZHANG_DATA": str(data)}


def production(data: Path) -> dict[str, str]:
    """Settings that are safe, behind a proxy with TLS."""
    return {
        "TAIZHANG_SECRET_KEY": KEY,
        "TAIZHANG_ALLOWED_HOSTS": "ledger.example",
        "TAIZHANG_BEHIND_PROXY": "1",
        "TAIZHANG_DATA": str(data),
    }
