"""What a page shows of a file that somebody sent: the first page of a PDF as a picture, the first words of an office file. Both are made by a
process of its own, which may take no more time and memory than a page needs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_PATIENCE = 15  # seconds; the engines themselves stop before


class FirstWords(NamedTuple):
    """`parts`: paragraphs (words) and tables (rows of cells), in order; `cut` where the file goes on."""

    parts: list[list[str] | list[list[str]]]
    cut: bool


def first_page(pdf: bytes) -> bytes | None:
    """A PNG; None for what cannot be drawn: damage, a password, a page that takes too much."""
    drawn = _made("first_page.py", pdf)
    return drawn if drawn is not None and drawn.startswith(b"\x89PNG") else None


def first_words(content: bytes, name: str) -> FirstWords | None:
    """None for a file that is not read: damage, a password, a format without a reader, one that takes too much."""
    told = _made("first_words.py", content, name)
    return FirstWords(**json.loads(told)) if told else None


def _made(engine: str, content: bytes, *more: str) -> bytes | None:
    command = [sys.executable, "-P", str(_HERE / engine), *more]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own program
    except (OSError, ValueError, subprocess.TimeoutExpired):  # ValueError: a name with a zero byte
        return None
    return done.stdout if done.returncode == 0 else None
