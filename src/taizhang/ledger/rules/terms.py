"""What a text says about time, before any date is known; the dates that it may count from; what counts as working days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .periods import Grain


class Unit(StrEnum):
    """What a period is counted in. 「N个工作日」 and a bare 「N日」 are not the same."""

    WORKING_DAY = "working-day"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Since(StrEnum):
    """The day that a period is counted from: each of the three dates of a document is another day."""

    ISSUED = "issued"  # 成文日期
    PRINTED = "printed"  # 印发日期
    RECEIVED = "received"  # 收到之日


@dataclass(frozen=True)
class Within:
    """A period: 10个工作日内. `since` is the day that the text names; None where it names none."""

    count: int
    unit: Unit
    since: Since | None = None

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a period of {self.count} is none")


@dataclass(frozen=True)
class By:
    """A day, or a part of the year by any of its days: 6月底前 is `By(date(2022, 6, 1), Grain.MONTH)`."""

    day: date
    grain: Grain = Grain.DAY


@dataclass(frozen=True)
class ForGood:
    """For good: 长期坚持、持续推进. Nothing falls due, so it is looked at once a year."""


@dataclass(frozen=True)
class Unstated:
    """The text names no time: so it is for most tasks."""


Term = Within | By | ForGood | Unstated


@dataclass(frozen=True)
class Dates:
    """The dates of a document, as far as they are known."""

    issued: date | None = None
    printed: date | None = None
    received: date | None = None

    def of(self, since: Since) -> date | None:
        """The date of that kind."""
        return {Since.ISSUED: self.issued, Since.PRINTED: self.printed, Since.RECEIVED: self.received}[since]


@dataclass(frozen=True)
class Period:
    """The time that a plan covers: a year, a five-year plan. Both days belong to it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends on {self.end}, before it starts")


class Law(StrEnum):
    """Laws with a counting of their own, or that are taken for having one."""

    PENALTIES = "行政处罚法"
    LICENSING = "行政许可法"
    OPEN_INFORMATION = "政府信息公开条例"
    SUPERVISION = "国务院令第733号"


def unit_under(law: Law | None, count: int) -> Unit:
    """What a bare 「N日」 means under a law: calendar days, unless it says otherwise.

    >>> unit_under(Law.PENALTIES, 7), unit_under(Law.PENALTIES, 15), unit_under(Law.SUPERVISION, 30)
    (<Unit.WORKING_DAY: 'working-day'>, <Unit.DAY: 'day'>, <Unit.DAY: 'day'>)
    """
    # 行政处罚法 第八十五条: only two, three, five and seven days. 行政许可法 第八十二条: every period.
    # 政府信息公开条例 writes out 工作日 where it means it; 国务院令第733号 第十七条 has plain days.
    working = law is Law.LICENSING or (law is Law.PENALTIES and count in (2, 3, 5, 7))
    return Unit.WORKING_DAY if working else Unit.DAY
