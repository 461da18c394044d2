"""As of when a question is asked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone


@dataclass(frozen=True)
class Moment:
    """The day that is asked about and, where it is past, the moment by which it was known; `now` is the moment of asking."""

    day: date
    now: datetime
    known_at: datetime | None = None

    def valid(self) -> Q:
        """What held on that day."""
        return valid_on(self.day)


def valid_on(day: date) -> Q:
    """Where rows say from when and until when they hold: those that hold on that day."""
    return begun_by(day) & not_over(day)


def begun_by(day: date) -> Q:
    """Those that hold by then, or held before."""
    return Q(valid_from__isnull=True) | Q(valid_from__lte=day)


def not_over(day: date) -> Q:
    """Those that hold on that day, or will."""
    return Q(valid_to__isnull=True) | Q(valid_to__gt=day)


def end_of(day: date) -> datetime:
    """When the day is over: by then everything is known that was recorded on it."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
