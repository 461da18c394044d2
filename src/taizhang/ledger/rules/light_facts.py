"""What a light is computed from, and what it looks like. Named tuples: a page judges 20,000 of them, straight from rows."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from .colours import Colour
from .lifecycle import State
from .schedule import Curve


class Checkpoint(NamedTuple):
    """A milestone: its day, and the day on which it was verified."""

    day: date
    verified_on: date | None


class Decision(NamedTuple):
    """What another body decides (争创, 获批): by whom and until when; when the organisation applied; when it was decided, and how."""

    by: str
    due: date | None
    submitted_on: date | None = None
    decided_on: date | None = None
    granted: bool | None = None


class Claim(NamedTuple):
    """What the organisation says of itself. It is shown beside the light, and never changes it."""

    colour: Colour | None
    percent: Decimal | None


class Facts(NamedTuple):
    """An obligation as far as its light depends on it, as known at one moment. None is "nobody has said", which is not zero."""

    state: State
    owned: bool  # somebody answers for it who exists on that day
    start: date | None = None
    due: date | None = None  # as suspensions have moved it
    suspended_since: date | None = None  # the clock stands
    curve: Curve | None = None
    completion: Decimal | None = None  # 完成率 in percent, as credited
    checkpoints: tuple[Checkpoint, ...] = ()
    reports_missed: int = 0  # in a row, up to the last one due
    refusals: int = 0  # of evidence, since the last that was accepted
    heard_on: date | None = None  # the last time that anything was reported; at first, when it was issued
    applied_on: date | None = None
    figures_out_on: date | None = None  # when the statistic for this moment is published
    decision: Decision | None = None
    claim: Claim | None = None
    recorded_at: datetime | None = None  # the latest of these facts


class Rule(StrEnum):
    """The rules that may fire. What they mean stands in `light_words`."""

    VACANT = "vacant"
    OVERDUE = "overdue"
    APPLIED_LATE = "applied-late"
    FAR_BEHIND = "far-behind"
    BEHIND = "behind"
    REPORTS_MISSED = "reports-missed"
    EVIDENCE_REFUSED = "evidence-refused"
    MILESTONE_MISSED = "milestone-missed"
    STALE = "stale"
    DUE_SOON = "due-soon"
    ON_SCHEDULE = "on-schedule"
    SUBMITTED = "submitted"
    NO_CURVE = "no-curve"
    NO_FIGURE = "no-figure"
    AWAITING_FIGURES = "awaiting-figures"
    NOT_STARTED = "not-started"
    SUSPENDED = "suspended"
    WITH_VERIFIER = "with-verifier"
    NOT_ISSUED = "not-issued"
    ENDED = "ended"
    NOT_SUBMITTED = "not-submitted"
    AWAITING_DECISION = "awaiting-decision"
    DECISION_LATE = "decision-late"
    GRANTED = "granted"
    NOT_GRANTED = "not-granted"


PASSED = frozenset({Rule.OVERDUE, Rule.MILESTONE_MISSED})  # a day by which something was to be done


@dataclass(frozen=True)
class Thresholds:
    """The numbers of the rules: suggestions (建议值), kept with each ledger. Percentage points, working days, days, times."""

    version: str = "suggested-1"
    soon_working_days: int = 7
    behind: Decimal = Decimal(5)  # more than this below schedule is yellow
    far_behind: Decimal = Decimal(20)  # more than this is red
    reports_missed: int = 1
    reports_missed_red: int = 2
    refusals_red: int = 2
    stale_days: int = 45  # a monthly report, and half a month of grace
    vacant: Colour = Colour.RED
    stale: Colour = Colour.YELLOW

    def __post_init__(self) -> None:
        if not 0 <= self.behind <= self.far_behind or not 1 <= self.reports_missed <= self.reports_missed_red:
            raise ValueError("what is red is no less than what is yellow")
        if min(self.soon_working_days, self.stale_days, self.refusals_red) < 1:
            raise ValueError("days and times are counted from one")
