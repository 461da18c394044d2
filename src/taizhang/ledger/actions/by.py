"""By whom, when, and why a verb is done: what every verb is given beside what it is about."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from taizhang.ledger.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class By:
    """`request` is the client's own name for its request: sent again, it is told what it did. `source` is where it came from: a page, a
    file, a job."""

    actor: Actor
    at: datetime
    request: str | None = None
    reason: str = ""
    source: str = ""

    def apart(self) -> "By":
        """The same for one of several deeds of one form: the client's name for its request is not theirs."""
        return replace(self, request=None)

    @property
    def today(self) -> date:
        """The day of duty: in the time of the government, and not of the server."""
        return timezone.localtime(self.at).date()
