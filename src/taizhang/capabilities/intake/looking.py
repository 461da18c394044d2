"""A file is looked into: nothing of it is kept. Imported without Django, so that a process of its own can do it."""

from typing import Any, NamedTuple

from taizhang import reading
from taizhang.ledger.rules import secrecy


class Found(NamedTuple):
    """The JSON contract `taizhang.reading/1`, and the texts that its spans refer to."""

    findings: dict[str, Any]
    source_text: str
    text: str


def look_into(content: bytes, name: str) -> Found:
    """What is read in it. Raises a ReadingError, and `Classified` for a marking of secrecy: in the name, it is enough to leave the file alone."""
    secrecy.require_open("", name)
    found = reading.read_bytes(content, name=name)
    secrecy.require_open(found.source_text, name)
    return Found(reading.to_json(found), found.source_text, found.text)
