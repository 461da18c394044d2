"""Files that are read together 批次: where each of them stands, and how far the whole has come.

>>> progress_of([FileState.READ, FileState.REFUSED, FileState.WAITING])
Progress(total=3, ended=2, read=1, refused=1)
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Origin(StrEnum):
    """Sent from somebody's own machine, or lying in the server's folder."""

    SENT = "sent"
    FOLDER = "folder"


class FileState(StrEnum):
    """Known: these bytes had been received before."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    KNOWN = "known"
    REFUSED = "refused"


ENDED = frozenset({FileState.READ, FileState.KNOWN, FileState.REFUSED})


class Progress(NamedTuple):
    """How many there are, have ended, became a document or were one already, were refused."""

    total: int
    ended: int
    read: int
    refused: int


def progress_of(states: Iterable[FileState]) -> Progress:
    """How far they are together."""
    every = list(states)
    refused = every.count(FileState.REFUSED)
    ended = sum(state in ENDED for state in every)
    return Progress(len(every), ended, ended - refused, refused)
