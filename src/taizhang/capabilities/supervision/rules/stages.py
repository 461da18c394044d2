"""The stages of the board, in the order in which a supervisor asks for them.

>>> stage_of(State.ISSUED, date(2026, 3, 6), on=date(2026, 3, 9)).value, stage_of(State.ISSUED, None, on=date(2026, 3, 9)).value
('overdue', 'awaited')
"""

from datetime import date
from enum import StrEnum

from .pressing import OWING, State


class Stage(StrEnum):
    """What a pressing waits for."""

    PROPOSED = "proposed"  # 拟发: by the system
    SUBMITTED = "submitted"  # 待批准
    APPROVED = "approved"  # 已批准，待签发
    OVERDUE = "overdue"  # 逾期未回复
    AWAITED = "awaited"  # 待回复
    REPLIED = "replied"  # 待审核
    FOLLOWED = "followed"  # 跟踪落实
    ENDED = "ended"  # 已办结


STATES: dict[Stage, tuple[State, ...]] = {
    Stage.PROPOSED: (State.PROPOSED,),
    Stage.SUBMITTED: (State.SUBMITTED,),
    Stage.APPROVED: (State.APPROVED,),
    Stage.OVERDUE: (State.ISSUED, State.RETURNED),
    Stage.AWAITED: (State.ISSUED, State.RETURNED),
    Stage.REPLIED: (State.REPLIED,),
    Stage.FOLLOWED: (State.ACCEPTED,),
    Stage.ENDED: (State.CLOSED, State.RAISED, State.WITHDRAWN, State.REFUSED),
}
UNISSUED = frozenset({Stage.PROPOSED, Stage.SUBMITTED, Stage.APPROVED})  # whoever is to be addressed knows nothing of it


def stage_of(state: State, reply_by: date | None, *, on: date) -> Stage:
    """What it waits for on that day."""
    if state in OWING:
        return Stage.OVERDUE if reply_by is not None and reply_by < on else Stage.AWAITED
    return next(stage for stage, states in STATES.items() if state in states)
