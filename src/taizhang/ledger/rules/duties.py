"""What an organisation is to an obligation, what a row of a ledger is, and what became of a share that was sent down."""

from enum import StrEnum


class Duty(StrEnum):
    """The role of an organisation (责任)."""

    LEAD = "lead"  # 牵头单位; the first merges what the others report
    RESPONSIBLE = "responsible"  # 责任单位
    SUPPORT = "support"  # 配合单位


DEBTORS = frozenset({Duty.LEAD, Duty.RESPONSIBLE})


class Rank(StrEnum):
    """What a row is in its plan. The measure is the row of a ledger; goals and tasks stand above it."""

    GOAL = "goal"
    TASK = "task"
    MEASURE = "measure"


class Agreement(StrEnum):
    """What became of a target: set by the plan itself, or sent to a lower organisation, which signs it or sends it back."""

    SET = "set"
    SENT = "sent"
    AGREED = "agreed"
    SENT_BACK = "sent-back"
