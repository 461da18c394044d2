"""A history for show."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Event:
    moment: datetime
    who: str
    did: str
    words: str = ""
    kind: str = ""


def events() -> list[Event]:
    return [
        Event(datetime(2026, 6, 18, 8, 40, tzinfo=UTC), "周正明", _("verified and closed it"), kind="good"),
        Event(datetime(2026, 6, 12, 2, 5, tzinfo=UTC), "林晓禾", _("applied for closing"), _("Acceptance record and 62 shut-down lists are attached.")),
        Event(datetime(2026, 6, 1, 1, 0, tzinfo=UTC), "周正明", _("refused the evidence"), _("The list names 58 systems, 60 are owed."), "bad"),
        Event(datetime(2026, 3, 30, 7, 12, tzinfo=UTC), "林晓禾", _("signed the ledger")),
    ]  # fmt: skip
