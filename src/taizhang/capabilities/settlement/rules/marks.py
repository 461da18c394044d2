"""What a line of a settlement says: reached or not, awaited, or never reported; none of them is another.

>>> mark_of(measured=True, reported=True, met=True, awaited=True, running=False).value
'awaited'
>>> mark_of(measured=True, reported=False, met=None, awaited=True, running=False).value
'unreported'
"""

from enum import StrEnum


class Mark(StrEnum):
    """In the order in which whoever settles the year looks at them."""

    MISSED = "missed"  # 未达到
    UNREPORTED = "unreported"  # 未填报: nobody has said a figure, which is not zero
    AWAITED = "awaited"  # 待数: there is a figure, and not the final one
    RUNNING = "running"  # 推进中: the year is not over
    CLOSED = "closed"  # 已销号: closed is closed, whatever is short of the target
    MET = "met"  # 已达到
    UNMEASURED = "unmeasured"  # 无量化目标: judged by its evidence


def mark_of(*, measured: bool, reported: bool, met: bool | None, awaited: bool, running: bool, closed: bool = False) -> Mark:
    """`running`: the day that is asked about lies before the day by which it is to be reached, when what is not reached yet is no failure."""
    if not measured:
        return Mark.UNMEASURED
    if closed:
        return Mark.MET if met else Mark.CLOSED
    if not reported:
        return Mark.UNREPORTED
    if running:
        return Mark.MET if met else Mark.RUNNING
    if awaited:
        return Mark.AWAITED
    return Mark.MET if met else Mark.MISSED
