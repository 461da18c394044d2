"""Completion of what has no number: by verified milestones, or by the stage that is reached.

>>> of_milestones([Step(Decimal(3), verified=True), Step(Decimal(1), verified=False)])
Decimal('75')
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from .refusals import Refused
from .sentences import Sentence
from .weights import in_percent, normalised


@dataclass(frozen=True)
class Step:
    """A milestone: its weight (None: like the others), and whether somebody verified it."""

    weight: Decimal | None
    verified: bool


class Stage(StrEnum):
    """The stages of a task without a number (定性任务)."""

    NONE = "none"
    PLAN = "plan"  # 制定方案
    LAUNCH = "launch"  # 启动
    ADVANCE = "advance"  # 推进
    NEARLY = "nearly"  # 基本完成
    ACCEPTANCE = "acceptance"  # 验收
    CLOSED = "closed"  # 销号


SHARES = {
    Stage.NONE: Decimal(0),
    Stage.PLAN: Decimal(20),
    Stage.LAUNCH: Decimal(40),
    Stage.ADVANCE: Decimal(60),
    Stage.NEARLY: Decimal(80),
    Stage.ACCEPTANCE: Decimal(95),
    Stage.CLOSED: Decimal(100),
}


class ClosingNotReported(Refused):
    """The last stage is not reported: it comes from the supervisor's closing (销号)."""


def of_milestones(steps: Sequence[Step]) -> Decimal | None:
    """The weights of the verified ones, in percent of all; None without milestones."""
    if not steps:
        return None
    weights = normalised([step.weight for step in steps])
    return in_percent(sum((weight for weight, step in zip(weights, steps, strict=True) if step.verified), Fraction(0)))


def of_stage(stage: Stage) -> Decimal:
    """The percentage of a stage that is reported; `ClosingNotReported` for the one that is not."""
    if stage is Stage.CLOSED:
        raise ClosingNotReported(
            Sentence("最后5%只能通过销号取得，不能填报", "the last five percent come with the closing and are not reported")
        )
    return SHARES[stage]
