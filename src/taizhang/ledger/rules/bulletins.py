"""What a monthly 进展情况报告 or 通报 says, drafted from what was accepted; a person edits it before it goes out.

>>> [(block.layer, block.words) for block in blocks("一、总体情况\\n进展顺利。\\n（一）用地")]
[(1, '一、总体情况'), (0, '进展顺利。'), (2, '（一）用地')]
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from .colours import NAMES, SEVERITY, Colour
from .looks import CAUSES
from .refusals import Refused
from .reporting import Cause
from .sentences import Sentence

DIGITS = "一二三四五六七八九十"
_LAYERS = (re.compile(r"[一二三四五六七八九十百]+、"), re.compile(r"（[一二三四五六七八九十百]+）"), re.compile(r"\d+[.．]"))
_LIGHTS = re.compile(r"截至(\d{4})年(\d{1,2})月(\d{1,2})日\d{1,2}时\d{2}分，在办事项中，[^。\n]*。")
_SHORT = 40  # a heading; what is longer is a paragraph that begins with its number


class BulletinKind(StrEnum):
    """What it is."""

    PROGRESS = "progress"  # 进展情况报告, to those above
    NOTICE = "notice"  # 通报, to all; to name somebody in it needs approval (国务院令第733号 第二十一条)


class BulletinState(StrEnum):
    """A draft can be edited, what was issued never."""

    DRAFT = "draft"
    ISSUED = "issued"
    DROPPED = "dropped"


class Block(NamedTuple):
    """A paragraph, or a heading of that layer."""

    layer: int
    words: str


@dataclass(frozen=True)
class Accepted:
    """A line that was accepted, as it stood at the cut-off."""

    plan: str
    code: str
    title: str
    organisation: str
    done: str = ""
    problem: str = ""
    cause: str = ""
    help_needed: str = ""
    next_step: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Handed:
    """How the reports of a plan were handed in; the names are those of organisations."""

    plan: str
    due: int
    in_time: int
    late: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is known at the cut-off. `lights`: how many obligations have which at the moment `lit_at`."""

    start: date
    end: date
    cut_off: date
    handed: tuple[Handed, ...]
    lines: tuple[Accepted, ...]
    lights: tuple[tuple[str, int], ...] = ()
    lit_at: datetime | None = None


class LightsOld(Refused):
    """The text counts the lights of an earlier day, and nobody has said that it goes out with them: `of`, that day."""

    def __init__(self, of: date) -> None:
        super().__init__(
            Sentence(
                f"文中亮灯数截至{of.year}年{of.month}月{of.day}日：请更新，或确认按该日数印发",
                f"the lights in the text are those of {of}: count them anew, or say that it goes out with those",
            )
        )
        self.of = of


def title_of(kind: BulletinKind, subject: str, facts: Facts) -> str:
    """The title of the draft."""
    period = _period(facts)
    return f"关于{subject}{period}进展情况的{'报告' if kind is BulletinKind.PROGRESS else '通报'}"


def drafted(facts: Facts) -> str:
    """The text of the draft: chapters without anything to say are left out, and those that are there are numbered on."""
    chapters = [
        ("总体情况", _whole(facts)),
        ("工作进展", _progress(facts)),
        ("存在问题", _problems(facts)),
        ("需协调事项", [f"{line.organisation}{_quoted(line.title)}：{_end(line.help_needed)}" for line in facts.lines if line.help_needed]),
        ("报送情况", _handed(facts)),
    ]
    told = [(title, words) for title, words in chapters if words]
    return "\n".join(line for number, (title, words) in zip(DIGITS, told, strict=False) for line in (f"{number}、{title}", *words))


def blocks(text: str) -> list[Block]:
    """The text as headings and paragraphs, told apart by their numbers (GB/T 9704-2012 7.3.3: 一、（一）1.)."""
    return [Block(_layer(line), line) for line in (line.strip() for line in text.splitlines()) if line]


def annexed(lines: Sequence[Accepted]) -> list[tuple[str, ...]]:
    """The rows behind it: the plan first, by which they are put into tables, then what stands in `COLUMNS`."""
    return [(line.plan, line.code, line.title, line.organisation, _told(line), line.problem, line.next_step) for line in lines]


COLUMNS = ("编码", "事项", "单位", "完成情况", "存在问题", "下一步工作")


def _whole(facts: Facts) -> list[str]:
    due, in_time = sum(one.due for one in facts.handed), sum(one.in_time for one in facts.handed)
    late, missing = (sum(len(names) for names in some) for some in zip(*((one.late, one.missing) for one in facts.handed), strict=True))
    said = f"{_period(facts)}，{len(facts.handed)}个计划应报送进展报告{due}份，按时报送{in_time}份"
    said += f"，逾期报送{late}份" if late else ""
    said += f"，未报送{missing}份" if missing else ""
    said += f"；采纳进展{len(facts.lines)}项（截至{_day(facts.cut_off)}）。"
    lights = in_lights(facts.lights, facts.lit_at) if facts.lit_at else ""
    return [said, lights] if lights else [said]


def in_lights(lights: Iterable[tuple[str, int]], at: datetime) -> str:
    """How many are lit how at that moment, the worst first; nothing where nothing is lit.

    >>> in_lights([("green", 5), ("red", 2)], datetime(2026, 4, 2, 9, 5))
    '截至2026年4月2日9时05分，在办事项中，红灯2项、绿灯5项。'
    """
    lit = [(colour, count) for colour, count in lights if count and colour != Colour.NONE]
    worst = sorted(lit, key=lambda one: -SEVERITY[Colour(one[0])])
    told = "、".join(f"{NAMES[Colour(colour)].zh}{count}项" for colour, count in worst)
    return f"截至{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分，在办事项中，{told}。" if told else ""


def lights_of_day(text: str) -> date | None:
    """The day whose lights the text counts; None where it counts none.

    >>> lights_of_day("截至2026年4月2日9时05分，在办事项中，红灯2项。")
    datetime.date(2026, 4, 2)
    """
    found = _LIGHTS.search(text)
    return date(*map(int, found.groups())) if found else None


def with_lights(text: str, said: str) -> str:
    """The text with those lights in the place of the ones that it counts."""
    return _LIGHTS.sub(said, text)


def require_lights_of(text: str, *, on: date, agreed: date | None) -> None:
    """The text counts no lights, those of that day, or those of a day with which somebody agrees; else `LightsOld`."""
    of = lights_of_day(text)
    if of is not None and of not in (on, agreed):
        raise LightsOld(of)


def _progress(facts: Facts) -> list[str]:
    """Each plan: its figures, and what was done where there is one."""
    found: list[str] = []
    for number, (plan, some) in enumerate(groupby(facts.lines, key=lambda line: line.plan), 1):
        lines = list(some)
        figured = [line for line in lines if line.figures]
        found.append(f"（{in_words(number)}）{plan}")
        found.append(f"采纳进展{len(lines)}项，其中有量化数据的{len(figured)}项、存在问题的{sum(bool(line.problem) for line in lines)}项。")
        told = Counter(line.code for line in figured)
        found += [_achieved(line, named=told[line.code] > 1) for line in figured]
    return found


def _achieved(line: Accepted, *, named: bool) -> str:
    """What was reached of a measure; of what several report on, whose words they are."""
    whose = f"（{line.organisation}）" if named else ""
    return f"{line.title}{whose}：{'，'.join(line.figures)}。{_end(line.done) if line.done else ''}"


def _problems(facts: Facts) -> list[str]:
    found: list[str] = []
    number = 0
    for cause in Cause:
        lines = [line for line in facts.lines if line.problem and line.cause == cause]
        if lines:
            number += 1
            found.append(f"（{in_words(number)}）{CAUSES[cause].zh}（{len(lines)}项）")
            found += [f"{line.organisation}{_quoted(line.title)}：{_end(line.problem)}" for line in lines]
    return found


def _handed(facts: Facts) -> list[str]:
    found = []
    for one in facts.handed:
        told = [f"{words}的有{'、'.join(names)}" for words, names in (("逾期报送", one.late), ("未报送", one.missing)) if names]
        if told:
            found.append(f"{one.plan}：{'；'.join(told)}。")
    return found


def in_words(number: int) -> str:
    """Of headings.

    >>> in_words(7), in_words(10), in_words(12), in_words(20), in_words(31)
    ('七', '十', '十二', '二十', '三十一')
    """
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens - 1]}十") + (DIGITS[ones - 1] if ones else "")


def _told(line: Accepted) -> str:
    return "；".join(part for part in ("，".join(line.figures), line.done) if part)


def _period(facts: Facts) -> str:
    start, end = facts.start, facts.end
    if (start.year, start.month) == (end.year, end.month):
        return f"{end.year}年{end.month}月"
    return f"{start.year}年{start.month}月至{end.year}年{end.month}月"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _quoted(words: str) -> str:
    """Quotation marks within quotation marks are single ones (GB/T 15834-2011 4.8.3.4).

    >>> _quoted("推行“养老顾问”制度")
    '“推行‘养老顾问’制度”'
    """
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def _end(words: str) -> str:
    return words.rstrip("。；;. ") + "。"


def _layer(line: str) -> int:
    if len(line) > _SHORT or line.endswith(("。", "；")):
        return 0
    return next((layer for layer, mark in enumerate(_LAYERS, 1) if mark.match(line)), 0)
