"""What a process does that reads: one file after the other becomes a JSON, or a refusal in words."""

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.frame import process_groups

from .manner import Manner

if TYPE_CHECKING:
    from taizhang.reading import Reading


@dataclass(frozen=True, slots=True)
class Ended:
    """How it went with one file: the SHA-256 of what was read and the bytes that were written, or the refusal."""

    sha256: str = ""
    size: int = 0
    refusal: str = ""


def work(pipe: Connection, manner: Manner) -> None:
    """Reads what it is given until nobody gives any more. Ctrl-C is for the one who gives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process_groups.lead()
    read = _reader(manner)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            file, output = pipe.recv()
            pipe.send(_read(Path(file), Path(output), read, chinese=manner.chinese))


def part_of(output: Path, process: int) -> Path:
    """What the process writes before it is `output`. The name is short: that of a plan may be as long as a name can be."""
    return output.with_name(f".{process}.part")


def _reader(manner: Manner) -> "Callable[[Path], Reading]":
    from taizhang import reading

    registry = reading.load_registry(manner.registry) if manner.registry else None
    return lambda file: reading.read(file, registry, leave=manner.leave)


def _read(file: Path, output: Path, read: "Callable[[Path], Reading]", *, chinese: bool) -> Ended:
    from taizhang import reading

    from . import refusals

    try:
        found = read(file)
        return Ended(found.document.source.sha256, _write(output, f"{reading.dumps(found)}\n".encode()))
    except reading.ReadingError as refused:
        return Ended(refusal=refusals.worded(refused.what, refused.remedy, chinese=chinese))
    except OSError as error:
        return Ended(refusal=refusals.not_written(error.strerror or type(error).__name__, chinese=chinese))


def _write(output: Path, data: bytes) -> int:
    """The file holds `data`, or is what it was."""
    output.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(output, os.getpid())
    try:
        part.write_bytes(data)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    return len(data)
