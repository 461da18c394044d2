"""By when a target is to be reached: which of the dates of its sentence is its own, and the years of the whole plan."""

import re
from dataclasses import replace

from ..deadlines import Deadline, deadlines
from ..quantities import Quantity, quantities
from . import others
from .found import Found

_ALL_THE_TIME = re.compile(
    r"确保全年|(?P<whole>全年)|(?:经过|通过|用)[一二两三四五1-5]年(?:左右)?(?:的?时间|努力|攻坚|建设)"
    r"|(?<![\u4e00-\u9fff])(?:力争|计划)?(?:用)?(?P<years>[两三四五])年(?:内|来)?(?:累计|共|力争|计划)?(?=全[省市县区州]|累计|培育|新增|新建|建成|建设|改造|培训|完成|实施|打造|引进|创建|认定|投入|实现|达到|治理|修复|种植|培养|服务)"
)
# 2018年电价平均降低10%: the year that opens a sentence is that of its figures.
_OPENING_YEAR = re.compile(r"\s*(?P<year>20\d{2})年(?![度版以行至-]|.{0,12}(?:计划|方案|要点|工程|行动)[，。])")
_TO_COMMA = re.compile(r"，?[^，。；\n]*")
_LEADS = re.compile(r"(?:到|至)?20\d{2}年(?:底|末)?$")
_AHEAD = re.compile(r"提前(?P<years>[一两三\d])年")
_YEARS = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5}


def past(found: Found, since: str | None) -> bool:
    return since is not None and found.deadline is not None and found.deadline.date < since


def dates(folded: str, a: int, b: int, year: int | None, last: int | None, since: str | None) -> list[Deadline]:
    """Every time in the sentence [a, b) by which something is to be reached, in order; failing any, the year that opens it."""
    stated = deadlines(folded, a, b, year=year)
    whole = whole_year(folded, a, b, year, last, since)
    return sorted([*stated, *(d for d in whole if all(d.start >= s.end or d.end <= s.start for s in stated))], key=lambda d: d.start)


def leading(folded: str, a: int, dates: list[Deadline]) -> Deadline | None:
    """The day with which a sentence begins (到2027年，…；…): it holds behind the semicolon too."""
    return dates[0] if len(dates) == 1 and _LEADS.match(dates[0].text) and not folded[a : dates[0].start].strip(" ，") else None


def whole_year(folded: str, a: int, b: int, year: int | None, last: int | None, since: str | None) -> list[Deadline]:
    """确保全年增速不低于20%, 经过三年攻坚: a figure of the whole year or of the plan's whole time is due at its end."""
    if opening := _OPENING_YEAR.match(folded, a, b):
        return [Deadline(f"{opening['year']}-12-31", f"{opening['year']}年", opening.start("year"), opening.end())]
    found = _ALL_THE_TIME.search(folded, a, b) if folded.find("年", a, b) != -1 else None
    if found and found["whole"] and year != last:
        return []  # in a plan for several years that of each of them
    due = (year if "全年" in found.group() else last) if found else None
    if found and found["years"] and last and since and last - int(since[:4]) not in (_YEARS[found["years"]] - 1, _YEARS[found["years"]]):
        return []  # 两年内 in a plan for five years is not the plan's whole time
    return [Deadline(f"{due}-12-31", found.group(), *found.span())] if found and due else []


def of_a_year(q: Quantity, dates: list[Deadline]) -> Deadline | None:
    """The year right before a number in a row of years: 2026年20个、2027年35个."""
    return next((d for d in dates if d.end == q.start), None) if len(dates) > 1 else None


def stands(date: Deadline, clause: str) -> bool:
    """三年培训员工200名，覆盖率保持100%: what some years bring about has their end; what is kept all the time, or held for each, has none."""
    return date.text.lstrip("力争计划用").startswith(("两年", "三年", "四年", "五年")) and ("保持" in clause or "每" in clause)


def date_for(folded: str, dates: list[Deadline], q: Quantity, clause: tuple[int, int]) -> Deadline | None:
    """The last date stated before the quantity in its sentence; failing that, one behind it in its clause, or one that ends in 前
    and has no number of its own (新建5座，改造3座，年底前完成).
    """
    before = [d for d in dates if d.end <= q.start]
    if before:
        return before[-1]
    return next(
        (d for d in dates if d.start >= q.end and (d.end <= clause[1] or (d.text.endswith("前") and not _has_own(folded, d)))), None
    )


def _has_own(folded: str, date: Deadline) -> bool:
    clause = _TO_COMMA.match(folded, date.end)
    return clause is not None and any(not others.never(q) for q in quantities(folded, *clause.span()))


def respectively(folded: str, clause: tuple[int, int], q: Quantity, dates: list[Deadline]) -> Deadline | None:
    """2025年、2026年分别达到60家和80家: the date that stands where the number stands in its row."""
    word = folded.rfind("分别", clause[0], q.start)
    years = [d for d in dates if d.end <= word]  # also in the clause before: 到2025年、2030年，普及率分别达到80%和95%
    years = [d for d in years if clause[0] <= d.start] or years
    numbers = [n.start for n in quantities(folded, word, clause[1]) if not others.never(n)] if word != -1 else []
    return years[numbers.index(q.start)] if len(years) > 1 and len(years) == len(numbers) and q.start in numbers else None


def ahead(date: Deadline | None, clause: str) -> Deadline | None:
    """提前一年达到: a year before the date that the sentence states."""
    found = _AHEAD.search(clause)
    if date is None or found is None:
        return date
    years = _YEARS.get(found["years"]) or int(found["years"])
    return replace(date, date=f"{int(date.date[:4]) - years:04d}{date.date[4:]}")
