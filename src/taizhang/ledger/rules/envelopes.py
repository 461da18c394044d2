"""The envelope of an event: what of it can never be erased, and is hashed into the log. It names rows and numbers, and no person by name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol


class Told(Protocol):
    """An event, as far as its envelope goes."""

    @property
    def number(self) -> int: ...
    @property
    def verb(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def actor_id(self) -> int | None: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def organisation_id(self) -> int | None: ...
    @property
    def at(self) -> datetime: ...
    @property
    def request(self) -> str | None: ...
    @property
    def touched(self) -> Sequence[Sequence[Any]]: ...


def envelope(event: Told) -> dict[str, object]:
    """What is hashed of it beside the payload."""
    return {
        "number": event.number,
        "verb": event.verb,
        "subject": event.subject,
        "actor": event.actor_id,
        "person": event.person_id,
        "organisation": event.organisation_id,
        "at": event.at,
        "request": event.request,
        "touched": event.touched,
    }
