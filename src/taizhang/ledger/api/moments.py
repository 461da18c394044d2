"""The two times of every list, and who asks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from taizhang.ledger.queries import actors
from taizhang.ledger.rules.roles import Actor


class Moment(Schema):
    """`on`: the day that is judged. `known_at`: what had been recorded by then."""

    on: date | None = Field(None, description="the day that is judged (today)")
    known_at: datetime | None = Field(None, description="what had been recorded by then (now)")

    @property
    def known(self) -> datetime | None:
        """In UTC: a database does not know every zone that ISO 8601 allows. A moment without a zone is one of the government's."""
        at = self.known_at
        if at is None:
            return None
        try:
            return (timezone.make_aware(at) if timezone.is_naive(at) else at).astimezone(UTC)
        except OverflowError:  # in the first hours of the year 1, or the last of 9999: nothing was recorded near either
            return at.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Asker:
    """Who asks, and when."""

    actor: Actor
    now: datetime


def asker(request: HttpRequest) -> Asker:
    """The actor behind the session."""
    now = timezone.now()
    return Asker(actors.actor_of(request.user, on=timezone.localtime(now).date()), now)  # type: ignore[arg-type]
