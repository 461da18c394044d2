"""How the set-up speaks: a line per step, and one line when it cannot go on."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


def say(text: str) -> None:
    """A step is about to start. Flushed, so that progress is seen through a pipe as well."""
    print(f"→ {text}", flush=True)


def stop(text: str) -> NoReturn:
    """The set-up cannot go on, and this is the reason."""
    print(f"taizhang: {text}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def run(command: list[str | Path], *, otherwise: str) -> None:
    """The command has succeeded, its output seen; or the set-up has stopped, saying `otherwise`."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop(otherwise)
