"""Where a ledger stands on its way to the government above, and whether it is in time.

>>> stage_of("signed", rows=12).value, stage_of("draft", rows=0).value
('signed', 'nothing')
>>> punctuality(date(2022, 4, 11), filed=None, on=date(2022, 4, 12)).value
'overdue'
>>> punctuality(date(2022, 4, 11), filed=date(2022, 4, 14), on=date(2022, 5, 1)).value
'late'
"""

from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """The words of the roster, in the order in which a supervisor asks for them."""

    NOTHING = "nothing"  # 未报: there is no row yet, the plan is known by its title alone
    DRAFT = "draft"  # 草拟
    COUNTERSIGNING = "countersigning"  # 会签
    SIGNED = "signed"  # 已签发: in force, and not filed yet
    RETURNED = "returned"  # 退回补正
    FILED = "filed"  # 已报送
    ON_RECORD = "on-record"  # 已备案


class Punctuality(StrEnum):
    """Whether it was with the government above in time. That a day passed is a fact, and filing later does not undo it."""

    UNORDERED = "unordered"  # nobody has said by when
    OPEN = "open"  # there is time
    OVERDUE = "overdue"  # the day has passed, and it is not filed
    IN_TIME = "in-time"
    LATE = "late"  # filed, after its day


ABOVE = frozenset({Stage.FILED, Stage.ON_RECORD})  # it is with the government above


def stage_of(state: str, *, rows: int) -> Stage:
    """Where a ledger in that state (`LedgerState`) and of so many rows stands; ValueError for one that was withdrawn: it is on no roster."""
    found = Stage(state)
    return Stage.NOTHING if found is Stage.DRAFT and not rows else found


def punctuality(due: date | None, *, filed: date | None, on: date) -> Punctuality:
    """`filed` is the day on which it was first with the government above. Returned and filed again, it is as punctual as it was."""
    if due is None:
        return Punctuality.UNORDERED
    if filed is not None:
        return Punctuality.IN_TIME if filed <= due else Punctuality.LATE
    return Punctuality.OPEN if on <= due else Punctuality.OVERDUE
