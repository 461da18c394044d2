"""When something may be put away 归档, and for how long it is kept."""

from collections.abc import Mapping
from enum import StrEnum

from .lifecycle import ENDED, State
from .refusals import Refused
from .sentences import Sentence


class Retention(StrEnum):
    """For how long (保管期限): the three terms of the archives' administration."""

    PERMANENT = "permanent"  # 永久
    THIRTY_YEARS = "30-years"  # 30年
    TEN_YEARS = "10-years"  # 10年


WORDS = {
    Retention.PERMANENT: Sentence("永久", "permanent"),
    Retention.THIRTY_YEARS: Sentence("30年", "30 years"),
    Retention.TEN_YEARS: Sentence("10年", "10 years"),
}


class NotEnded(Refused):
    """Something of it is still owed."""


def require_ended(what: str, states: Mapping[State, int]) -> None:
    """Every row has ended; else `NotEnded`, with how many have not.

    >>> require_ended("TZ-2026-001", {State.CLOSED: 3, State.CANCELLED: 1})
    >>> require_ended("TZ-2026-001", {State.CLOSED: 3, State.IN_PROGRESS: 2})
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.archiving.NotEnded: TZ-2026-001 is put away once all of it has ended: 2 rows have not
    """
    left = sum(count for state, count in states.items() if state not in ENDED)
    if left:
        raise NotEnded(
            Sentence(f"{what}尚有{left}项未办结，办结后方可归档", f"{what} is put away once all of it has ended: {left} rows have not")
        )
