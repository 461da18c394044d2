"""A file is looked into: nothing of it is kept. Imported without Django, so that a process of its own can do it."""

from typing import Any, NamedTuple

from taizhang import reading
from taizhang.frame.tables.said import words_of
from taizhang.ledger.rules import secrecy


class Found(NamedTuple):
    """The JSON contract `taizhang.reading/1`, and the texts that its spans refer to."""

    findings: dict[str, Any]
    source_text: str
    text: str


def look_into(content: bytes, name: str) -> Found:
    """What is read in it. Raises a ReadingError, and `Classified` for a marking of secrecy, also one in the name, or in the heads and feet
    of pages, which are not read as text."""
    secrecy.require_open(words_of(content), name)
    found = reading.read_bytes(content, name=name)
    secrecy.require_open(found.source_text, name)
    return Found(reading.to_json(found), found.source_text, found.text)
