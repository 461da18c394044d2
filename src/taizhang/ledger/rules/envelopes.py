"""The envelope of an event: what of it can never be erased, and is hashed into the log. It names rows and numbers, and no person by name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol


class Told(Protocol):
    """An event, as far as its envelope goes."""

    number: int
    verb: str
    subject: str
    actor_id: int | None
    person_id: int | None
    organisation_id: int | None
    at: datetime
    request: str | None
    touched: Sequence[Sequence[Any]]


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
