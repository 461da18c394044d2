"""节点 and 季度安排 as a cell of a sheet or a line of a form says them, and back. What cannot be read is said, with what would be.

>>> time = Time(date(2026, 3, 1), date(2026, 12, 31), "万亩")
>>> steps_said(steps_of("6月底前，完成主体工程 60%；2026-12-31：验收（100%）", time))
'2026年6月30日：完成主体工程（60%）；2026年12月31日：验收（100%）'
>>> quarters_in_words(reached_of("二季度5万亩，第三季度：12；四季度末累计20万亩", time), time)
'2026年第二季度：5万亩；2026年第三季度：12万亩；2026年第四季度：20万亩'
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from taizhang.kit.days_in_words import day_in_words
from taizhang.ledger.rules import amounts
from taizhang.ledger.rules.milestones import Milestone
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence, shown

from .days import day_of
from .refining import Quarter, quarters_of

_BETWEEN_STEPS = re.compile(r"[；;\n。]+")
_BETWEEN_QUARTERS = re.compile(r"[；;\n。，、]+")
_LOOSE = re.compile(r"(?<=[\d年月])\s+(?=[\d年月日])")
_STEP = re.compile(
    r"(?:到|至)?(?P<day>\d[\d年月日./\-底末前]*)[\s:：,，、]*(?P<title>.*?)[\s,，、:：]*[（(]?(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s*[%％][）)]?"
)
_QUARTER = re.compile(
    r"(?:(?P<year>\d{4})\s*年?)?\s*(?:第?(?P<number>[一二三四1234])季度|Q(?P<q>[1-4]))[末底]?(?:累计|完成|达到)?[\s:：=]*(?P<amount>.*)"
)
_OF_SCHEDULE = re.compile(r"(?P<year>\d{4})年第(?P<number>[一二三四])季度末累计(?P<amount>.+)")
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST = 200  # letters of what a milestone is called


class Unclear(Refused):
    """The words say no milestones, or no quarters; the sentence says how they are written."""


@dataclass(frozen=True, slots=True)
class Time:
    """The time of a row, from its beginning, or else from today on; and the unit in which its quarters are counted."""

    since: date
    due: date | None
    unit: str = "%"

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return quarters_of(self.since, self.due) if self.due and self.due >= self.since else ()

    @property
    def year(self) -> int | None:
        """The only one in which it lies: there a day needs none of its own."""
        return self.since.year if self.due and self.due.year == self.since.year else None


def steps_of(words: str, time: Time) -> tuple[Milestone, ...]:
    """The milestones, in the order in which they are written; none where nothing is. Raises `Unclear`.

    >>> steps_of("6月底前完成主体工程", Time(date(2026, 3, 1), date(2026, 12, 31)))
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.steps_in_words.Unclear: 6月底前完成主体工程: write a day, what is done by then and its share, as 2026年6月30日：形成初稿（30%）
    """
    return tuple(_step(piece, time) for piece in _pieces(words, _BETWEEN_STEPS))


def reached_of(words: str, time: Time) -> dict[date, Decimal]:
    """How much is reached by the end of each quarter that is named. Raises `Unclear`, `NoNumber`.

    >>> reached_of("二季度5", Time(date(2026, 4, 1), date(2027, 12, 31)))
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.steps_in_words.Unclear: 二季度5: say of which year, from 2026 Q2 to 2027 Q4
    >>> reached_of("一季度5", Time(date(2026, 4, 1), date(2026, 12, 31)))
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.steps_in_words.Unclear: 一季度5: the quarter is not one from 2026 Q2 to 2026 Q4
    """
    found: dict[date, Decimal] = {}
    for piece in _pieces(words, _BETWEEN_QUARTERS):
        said = _QUARTER.fullmatch(piece)
        value = amounts.read(said["amount"], time.unit) if said else None
        if said is None or value is None:
            raise Unclear(
                Sentence(
                    f"“{piece}”不是季度安排，请逐季写明累计数，如“2026年第二季度：5{time.unit}；2026年第三季度：12{time.unit}”",
                    f"{piece}: write what each quarter reaches, as 2026年第二季度：5{time.unit}",
                )
            )
        found[_quarter(said, piece, time).end] = value
    return found


def steps_said(steps: Iterable[Milestone]) -> str:
    return "；".join(f"{day_in_words(one.day)}：{one.title.zh}（{shown(one.percent)}%）" for one in steps)


def quarters_in_words(reached: Mapping[date, Decimal], time: Time) -> str:
    return "；".join(f"{one.title.zh}：{shown(reached[one.end])}{time.unit}" for one in time.quarters if one.end in reached)


def quarters_said(titles: Sequence[str], time: Time) -> str:
    """The quarters of a row whose milestones are a schedule by quarters, by what these are called; nothing where they are something else.
    A quarter in which nothing is added has no milestone: it says what the one before does.

    >>> quarters_said(["2026年第二季度末累计5万亩", "2026年第四季度末累计20万亩"], Time(date(2026, 4, 1), date(2026, 12, 31), "万亩"))
    '2026年第二季度：5万亩；2026年第三季度：5万亩；2026年第四季度：20万亩'
    >>> quarters_said(["形成初稿", "2026年第四季度末累计20万亩"], Time(date(2026, 4, 1), date(2026, 12, 31), "万亩"))
    ''
    """
    found = [said for title in titles if (said := _OF_SCHEDULE.fullmatch(title))]
    if not found or len(found) < len(titles):
        return ""
    own = {(int(one["year"]), _NUMBERS[one["number"]]): one["amount"] for one in found}
    lines, last = [], f"0{time.unit}"
    for year, number in sorted({*own, *((one.year, one.number) for one in time.quarters)}):
        last = own.get((year, number), last)
        lines.append(f"{year}年第{'一二三四'[number - 1]}季度：{last}")
    return "；".join(lines)


def _pieces(words: str, between: re.Pattern[str]) -> list[str]:
    return [piece.strip() for piece in between.split(words) if piece.strip()]


def _step(piece: str, time: Time) -> Milestone:
    said = _STEP.fullmatch(_LOOSE.sub("", piece))
    day = _day(said["day"], time) if said else None
    if said is None or day is None:
        raise Unclear(
            Sentence(
                f"“{piece}”不是节点，请写明日期、届时完成的内容和比例，如“2026年6月30日：形成初稿（30%）”",
                f"{piece}: write a day, what is done by then and its share, as 2026年6月30日：形成初稿（30%）",
            )
        )
    title = said["title"].strip() or f"完成{said['percent']}%"
    if len(title) > _LONGEST:
        raise Unclear(
            Sentence(
                f"节点名称不能超过{_LONGEST}字：“{title[:20]}……”", f"a milestone is called by {_LONGEST} letters at most: {title[:20]}…"
            )
        )
    return Milestone(day, Decimal(said["percent"]), Sentence(title, title), own=True)


def _day(words: str, time: Time) -> date | None:
    """In the only year of the row, where it names none."""
    for said in (words, f"{time.year}年{words}" if time.year else words):
        try:
            return day_of(said)
        except ValueError:
            continue
    return None


def _quarter(said: re.Match[str], piece: str, time: Time) -> Quarter:
    number = _NUMBERS[said["number"] or said["q"]]
    fit = [one for one in time.quarters if one.number == number and (said["year"] is None or one.year == int(said["year"]))]
    if len(fit) != 1:
        if time.due is None:
            raise Unclear(Sentence("请先确定完成时限", "say first by when it is due"))
        if not time.quarters:
            raise Unclear(Sentence(f"完成时限{time.due}已过，不再安排季度", f"it was due on {time.due}: no quarter is left"))
        first, last = time.quarters[0].title, time.quarters[-1].title
        if fit:
            raise Unclear(
                Sentence(f"“{piece}”须写明年度：该事项从{first.zh}至{last.zh}", f"{piece}: say of which year, from {first.en} to {last.en}")
            )
        raise Unclear(Sentence(f"“{piece}”不在{first.zh}至{last.zh}之内", f"{piece}: the quarter is not one from {first.en} to {last.en}"))
    return fit[0]
