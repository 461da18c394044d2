"""Where the filing of a change 变更备案 stands, and what may follow.

>>> stage_of(filed=None, recorded=None).value, stage_of(filed=date(2026, 7, 1), recorded=None).value
('open', 'filed')
>>> stage_of(filed=date(2026, 7, 1), returned=date(2026, 7, 3), recorded=None).value
'returned'
>>> is_late(date(2026, 7, 10), filed=None, on=date(2026, 7, 11)), is_late(date(2026, 7, 10), filed=date(2026, 7, 10), on=date(2026, 8, 1))
(True, False)
"""

from datetime import date
from enum import StrEnum


class FilingStage(StrEnum):
    OPEN = "open"  # 待报备
    FILED = "filed"  # 已报送
    RETURNED = "returned"  # 退回补正
    RECORDED = "recorded"  # 已备案


class FilingAct(StrEnum):
    """What a paper of the filing does."""

    FILE = "file"  # 变更备案函
    RETURN = "return"  # 退回补正通知
    RECORD = "record"  # 变更备案回执


def stage_of(*, filed: date | None, recorded: date | None, returned: date | None = None) -> FilingStage:
    """`returned` is empty again once it has been filed again; `filed` stays the day on which it was filed first."""
    if recorded:
        return FilingStage.RECORDED
    if returned:
        return FilingStage.RETURNED
    return FilingStage.FILED if filed else FilingStage.OPEN


def is_late(due: date | None, *, filed: date | None, on: date) -> bool:
    """Whether its day has passed without it, or had before it was filed first. That a day passed is a fact."""
    return due is not None and (filed or on) > due
