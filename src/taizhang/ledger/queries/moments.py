"""As of when a question is asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q


@dataclass(frozen=True)
class Moment:
    """The day that is asked about and, where it is past, the moment by which it was known; `now` is the moment of asking."""

    day: date
    now: datetime
    known_at: datetime | None = None

    def valid(self) -> Q:
        """What held on that day, where rows say from when and until when they hold."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=self.day)
        return begun & (Q(valid_to__isnull=True) | Q(valid_to__gt=self.day))
