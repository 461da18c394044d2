"""The life of a report 进展, what a line may say, and what a piece of evidence proves.

>>> after(ReportState.SIGNED, ReportAct.RETURN).value
'returned'
"""

from enum import StrEnum

from . import transitions
from .sentences import Sentence


class ReportState(StrEnum):
    """Where a report stands."""

    OPEN = "open"  # 待报
    FILLED = "filled"  # 已填
    SIGNED = "signed"  # 已签发
    RETURNED = "returned"  # 退回
    ACCEPTED = "accepted"  # 已采纳


class ReportAct(StrEnum):
    """What is done with it."""

    FILL = "fill"
    SIGN = "sign"
    RETURN = "return"
    ACCEPT = "accept"


FOLLOWS: dict[ReportState, dict[ReportAct, ReportState]] = {
    ReportState.OPEN: {ReportAct.FILL: ReportState.FILLED},
    ReportState.FILLED: {ReportAct.FILL: ReportState.FILLED, ReportAct.SIGN: ReportState.SIGNED},
    ReportState.SIGNED: {ReportAct.RETURN: ReportState.RETURNED, ReportAct.ACCEPT: ReportState.ACCEPTED},
    ReportState.RETURNED: {ReportAct.FILL: ReportState.FILLED},
    ReportState.ACCEPTED: {},  # from here on a correction is another row
}
REPORTED = frozenset({ReportState.SIGNED, ReportState.ACCEPTED})
WORDS: dict[str, Sentence] = {
    ReportState.OPEN: Sentence("待报", "open"),
    ReportState.FILLED: Sentence("已填", "filled"),
    ReportState.SIGNED: Sentence("已签发", "signed"),
    ReportState.RETURNED: Sentence("已退回", "returned"),
    ReportState.ACCEPTED: Sentence("已采纳", "accepted"),
    ReportAct.FILL: Sentence("填报", "fill"),
    ReportAct.SIGN: Sentence("签发", "sign"),
    ReportAct.RETURN: Sentence("退回", "return"),
    ReportAct.ACCEPT: Sentence("采纳", "accept"),
}


def after(state: ReportState, act: ReportAct) -> ReportState:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, WORDS)


class Verdict(StrEnum):
    """What was said of a line."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Cause(StrEnum):
    """Why something does not go on; said by who reports, and grouped by who must act next."""

    STATE_APPROVAL = "state-approval"  # 待国家批复
    FIGURES = "figures"  # 待统计数
    FUNDS = "funds"  # 资金
    PARTNER = "partner"  # 配合单位
    LAND = "land"  # 用地
    OWN = "own"  # 本单位
    OTHER = "other"


class Proves(StrEnum):
    """The claim that a piece of evidence is bound to."""

    LINE = "line"
    MILESTONE = "milestone"
    TARGET = "target"
    CLOSING = "closing"
