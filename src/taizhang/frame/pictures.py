"""The first page of a PDF as a picture: drawn by a process of its own, which may take no more time and memory than a page needs."""

import subprocess
import sys
from pathlib import Path

_ENGINE = Path(__file__).parent / "first_page.py"
_PATIENCE = 15  # seconds; the engine itself stops before


def first_page(pdf: bytes) -> bytes | None:
    """A PNG; None for what cannot be drawn: damage, a password, a page that takes too much."""
    command = [sys.executable, "-P", str(_ENGINE)]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own program
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None
