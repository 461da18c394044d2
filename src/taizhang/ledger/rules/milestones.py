"""Milestones 节点 proposed from templates, by what the act of a measure leaves behind. A person changes and confirms them.

>>> from taizhang.ledger.rules.calendars import official
>>> for m in propose(Deliverable.DOCUMENT, date(2022, 4, 1), date(2022, 6, 30), calendar=official()):
...     print(m.day, m.percent, m.title.zh)
2022-04-28 30 形成初稿
2022-05-20 60 征求意见
2022-06-10 80 审核
2022-06-30 100 印发
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from .calendars import Calendar
from .refusals import Refused
from .schedule import Stepped
from .sentences import Sentence


class Deliverable(StrEnum):
    """What is left behind when the act is done; the kinds that a reading tells apart."""

    DOCUMENT = "document"
    LIST = "list"
    TRAINING = "training"
    EVENT = "event"
    SELECTION = "selection"
    NATIONAL_BID = "national-bid"
    PROJECT = "project"
    BUILT = "built"
    OTHER = "other"


@dataclass(frozen=True)
class TemplateStep:
    """A step of a template: how far into the time, how much should be done by then, and whether the organisation does it itself."""

    at: Decimal
    percent: Decimal
    title: Sentence
    own: bool = True


@dataclass(frozen=True)
class Milestone:
    """A step with its day. `own` is False where somebody else decides (获批)."""

    day: date
    percent: Decimal
    title: Sentence
    own: bool


def _steps(*steps: tuple[int, int, str, str]) -> tuple[TemplateStep, ...]:
    return tuple(TemplateStep(Decimal(at) / 100, Decimal(percent), Sentence(zh, en)) for at, percent, zh, en in steps)


_WORKS = _steps(
    (20, 10, "前期手续", "permits"),
    (35, 20, "开工", "works begin"),
    (65, 50, "主体过半", "half is built"),
    (90, 90, "完工", "works end"),
    (100, 100, "验收", "acceptance"),
)
# Suggestions, of which a government keeps its own: what is built starts slowly, so none of these is a straight line.
TEMPLATES: dict[Deliverable, tuple[TemplateStep, ...]] = {
    Deliverable.DOCUMENT: _steps((30, 30, "形成初稿", "draft"), (55, 60, "征求意见", "opinions"), (80, 80, "审核", "review"), (100, 100, "印发", "issued")),
    Deliverable.LIST: _steps((40, 40, "收集", "collected"), (75, 80, "核对", "checked"), (100, 100, "公布", "published")),
    Deliverable.TRAINING: _steps((20, 20, "制定方案", "plan"), (60, 60, "过半", "half is done"), (100, 100, "完成", "done")),
    Deliverable.EVENT: _steps((30, 30, "制定方案", "plan"), (80, 70, "筹备就绪", "prepared"), (100, 100, "举办", "held")),
    Deliverable.SELECTION: _steps((20, 20, "发布通知", "call"), (50, 50, "申报", "applications"), (80, 80, "评审", "assessed"), (100, 100, "公布", "published")),
    Deliverable.NATIONAL_BID: (
        *_steps((25, 20, "制定创建方案", "plan"), (50, 60, "完成申报材料", "application written"), (70, 95, "报送", "submitted")),
        TemplateStep(Decimal(1), Decimal(100), Sentence("获批", "granted"), own=False),
    ),
    Deliverable.PROJECT: _WORKS,
    Deliverable.BUILT: _WORKS,
    Deliverable.OTHER: _steps((20, 20, "制定方案", "plan"), (40, 40, "启动", "launched"), (80, 80, "基本完成", "nearly done"), (100, 100, "完成", "done")),
}  # fmt: skip


def propose(
    kind: Deliverable, start: date, due: date, *, calendar: Calendar, template: Iterable[TemplateStep] | None = None
) -> tuple[Milestone, ...]:
    """Milestones between `start` and `due`, forward in time, the last on the due day itself. The others lie on working days; in a year that
    is not announced yet they lie where they fall, for they are proposals and nothing is counted. Steps for which the time is too short are
    left out; `ValueError` where the due day is before the start."""
    if due < start:
        raise ValueError(f"due on {due}, before it starts on {start}")
    *earlier, last = template or TEMPLATES[kind]
    kept: list[Milestone] = []
    for step in earlier:
        day = _working(start + timedelta(days=int(step.at * (due - start).days)), calendar)
        if (kept[-1].day if kept else start) < day < due:
            kept.append(Milestone(day, step.percent, step.title, step.own))
    return (*kept, Milestone(due, last.percent, last.title, last.own))


class NotInOrder(Refused):
    """The milestones do not go forward, or go beyond the due day."""


def require_in_order(milestones: Sequence[Milestone], due: date | None, start: date | None = None) -> None:
    """Day after day there is more to be done, from 0 to 100 percent, and nothing of it before the first day or after the due day; else
    `NotInOrder`.

    >>> step = Milestone(date(2022, 4, 28), Decimal(30), Sentence("形成初稿", "draft"), own=True)
    >>> require_in_order([step], date(2022, 6, 30))
    >>> require_in_order([step], date(2022, 4, 1))
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.milestones.NotInOrder: the milestone of 2022-04-28 is after the due day 2022-04-01
    """
    for step in milestones:
        if not 0 <= step.percent <= 100:
            raise NotInOrder(Sentence(f"节点比例应在0至100之间：{step.title.zh}", f"not from 0 to 100 percent: {step.title.en}"))
        if due is not None and step.day > due:
            raise NotInOrder(Sentence(f"{step.day}的节点晚于完成时限{due}", f"the milestone of {step.day} is after the due day {due}"))
        if start is not None and step.day < start:
            raise NotInOrder(
                Sentence(f"{step.day}的节点早于开始时间{start}", f"the milestone of {step.day} is before the first day {start}")
            )
    for one, following in pairwise(milestones):
        if following.day <= one.day or following.percent < one.percent:
            raise NotInOrder(
                Sentence(f"{following.day}的节点应晚于、且不少于{one.day}的节点", f"{following.day} is no step forward from {one.day}")
            )


def curve_of(milestones: Iterable[Milestone]) -> Stepped:
    """The curve of progress that these milestones are."""
    return Stepped(tuple((milestone.day, milestone.percent) for milestone in milestones))


def _working(day: date, calendar: Calendar) -> date:
    return calendar.previous_working_day(day) if {day.year, (day - timedelta(days=15)).year} <= calendar.years else day
