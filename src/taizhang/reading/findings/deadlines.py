"""Time phrases of plans to dates: the last day of the period that a phrase names (2019年6月底前, 三季度, 年内, 到2025年)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .verbs import begins_with_verb

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# A phrase ends a range (2024—2026年, 3月至5月) or stands alone.
_PHRASE = re.compile(
    r"(?=[到至截力确计预今本当明次年第一二三四上下度\d])(?:(?P<lead>到|至|截至|截止|力争|确保|计划|预计)(?:在|于)?)?"
    r"(?:(?:20\d{2}年?[-至])?(?P<year>20\d{2})年度?|(?P<this>今年|本年度?|当年)|(?P<next>明年|次年))?"
    r"(?:"
    r"(?P<end>年(?:底|末|内)|年度内|(?<=年)(?:底|末|内)|(?<=年度)内)"
    r"|(?:第?[一二三1-3](?:季度?)?[-至、])?第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<half>上半年|下半年|(?<![全当])年中(?!小))"
    r"|(?:\d{1,2}月?[-至])?(?P<month>(?<!\d)\d{1,2})月(?:(?:\d{1,2}日?[-至])?(?P<day>\d{1,2})日|(?P<third>上旬|中旬|下旬)|(?P<part>底|末|份|初)?)"
    r")?"
    r"(?P<close>(?:底|末|内)?(?:之?前|以前)|底|末|内)?"
)
_SAYS_WHEN = re.compile(r"[年月季]|十[三四五六]")
# The five-year plans end in 2020, 2025, 2030.
_FIVE_YEARS = re.compile(r"“?十(?P<plan>[三四五六])五”?(?:规划)?(?:期间|期?末|时期)")
_FIVE_YEAR_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
# 自2026年7月1日起 is when something begins; 上年末, 每年底, 3年内 are other times.
_BEGINS = re.compile(
    r"(?:起|开始|以来|后|之后|以后)(?![^，。；]{0,6}完成)|(?:到期|毕业|注册|登记|成立|发生|出生|退役|新办|批准|取得|投产|出台|印发|建成|竣工|建造|建设|交付|入住|购买|参保|签订)(?:的|后)"
)
_OTHER_TIME = re.compile(r"[上去每前往历]$|[\d一二三四五六七八九十两几]$")
# 年末存栏, 年底余额: what is counted at the year's end.
_COUNTED_THEN = re.compile(r"(?:存栏|余额|常住|总人口|总量|户籍|人口|结余)")
_COMPARED = re.compile(r"(?:[较与]|(?<!占)比)$")
# A year before these is a time; before others (2022年行动计划) it is a name.
_BEHIND_YEAR = re.compile(
    r"[，、]?\d|，|为(?=\d)|(?:计划|拟|预计|将)(?=[\u4e00-\u9fff]{2}[^，。；]{0,30}\d)|全[省市县区国州盟乡镇]|实现|达到|达(?!标)|完成|诊断|关停|淘汰|选派|投放|力争|争取|确保|新增|新建|新培育|建成|建设(?!工作|计划|方案|项目)|培育|打造|创建|引进|累计|"
    r"基本(?!建设|公共|养老|医疗)|全面(?!推进)|全部|改造|培训|举办|突破|超过|不[低少高]于|不超过|保持|控制|增长|下降|提高|提升|形成|启动|投用|开工|竣工|不再|要(?:重点|全面)?完成"
)
_COUNTED = re.compile(r"(?![^，。；]{0,12}(?:计划|方案|要点|目标|清单|名单)(?:[，。；（和]|$))[^，。；]{2,40}\d")
_CLAUSE_OPENS = ("", "，", "；", "。", "\n")
_REACHES = re.compile(
    r"[^，。；\d]{2,20}?(?:新增|增长|达到?|突破|超过|不低于|不少于|控制在|提高到|提升至|降至|完成|建成|实现)[^，。；\d]{0,8}\d"
)
_NAMED = re.compile(r"《[^》]*$")
_CELL_DATE = re.compile(r"(?P<year>20\d{2})[./-](?P<month>\d{1,2})(?:[./-](?P<day>\d{1,2}))?(?!\d)")
_RECURRING = re.compile(
    r"(?:每(?:月|季度?|半年|年|周|旬|日)(?:度)?(?:末|底|初)?(?:的?\d{1,2}[日号])?(?:前|底前|末前)?|按(?:月|季度?|年度?|周)|逐[月季年]|分[月季年])"
)
_ORDERS_REPORT = re.compile(r"报送|上报|报告|通报|调度|公布|发布|汇总|报|检查|开展|组织|召开|举办")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date and the words that state it, at [start, end) of the text searched."""

    date: str
    text: str
    start: int
    end: int

    @property
    def strict(self) -> bool:
        """Whether the words set a last day (…前, …底) and do not merely name a period."""
        return self.text.endswith(("前", "底", "末"))


def deadlines(folded: str, start: int, end: int, *, year: int | None) -> list[Deadline]:
    """Every time phrase in [start, end) that names a last day. A phrase without a year takes that of the sentence, else the plan's."""
    if not _SAYS_WHEN.search(folded, start, end):  # as most sentences
        return []
    found = sorted([*_phrases(folded, start, end, year), *_five_years(folded, start, end)], key=lambda d: d.start)
    return [d for d, following in zip_longest(found, found[1:]) if following is None or not _range(folded, d, following)]


def may_begin(folded: str, at: int, end: int) -> bool:
    """Whether a time phrase could begin at `at`: to ask so much is cheaper than to look for all of them behind it."""
    phrase = _PHRASE.match(folded, at, end)
    return bool(phrase and phrase.group()) or _FIVE_YEARS.match(folded, at, end) is not None


def deadline_in_cell(folded: str, start: int, end: int, *, year: int | None) -> Deadline | None:
    """The last day that a cell for time limits states; there also 2024.12, and 全年 for the plan's year."""
    if dates := deadlines(folded, start, end, year=year):
        return dates[-1]
    numeric = [d for m in _CELL_DATE.finditer(folded, start, end) if (d := _in_month(int(m["year"]), int(m["month"]), m["day"], "", ""))]
    if numeric:
        return Deadline(numeric[-1], folded[start:end], start, end)
    return Deadline(f"{year}-12-31", "全年", start, end) if year and folded[start:end].strip() in {"全年", "年度内"} else None


def _phrases(folded: str, start: int, end: int, plan_year: int | None) -> Iterator[Deadline]:
    stated: int | None = None
    sentence = start
    for m in _PHRASE.finditer(folded, start, end):
        if not m.group():
            continue
        if "。" in folded[sentence : m.start()]:
            sentence, stated = m.start(), None
        in_a_row = stated is not None and m.start() > start and folded[m.start() - 1] in "，；、"
        stated = int(m["year"]) if m["year"] else stated
        year = (plan_year + 1 if plan_year else None) if m["next"] else (plan_year if m["this"] else stated or plan_year)
        if year is not None and (in_a_row or _sets_a_day(folded, m, start)) and (day := _last_day(m, year)):
            yield Deadline(day, m.group(), m.start(), m.end())


def _five_years(folded: str, start: int, end: int) -> Iterator[Deadline]:
    for m in _FIVE_YEARS.finditer(folded, start, end):
        yield Deadline(f"{_FIVE_YEAR_ENDS[m['plan']]}-12-31", m.group(), m.start(), m.end())


def _range(folded: str, first: Deadline, second: Deadline) -> bool:
    """3月1日至5月31日: the first of the two days is not the last one."""
    return folded[first.end : second.start] in {"-", "--", "至", "到"} or (
        first.end == second.start and second.text.startswith(("至", "到"))
    )


def _sets_a_day(folded: str, m: re.Match[str], start: int) -> bool:
    if not (m["year"] or m["end"] or m["quarter"] or m["half"] or m["month"] or m["this"] or m["next"]):
        return False
    before = folded[max(start, m.start() - 40) : m.start()]
    if (
        _BEGINS.match(folded, m.end())
        or (m["end"] and not m["year"] and _COUNTED_THEN.match(folded, m.end()))
        or (not m["year"] and _OTHER_TIME.search(before))
        or _NAMED.search(before)
        or _COMPARED.search(before)
    ):
        return False
    if m["end"] or m["quarter"] or m["half"] or m["month"] or m["close"]:
        return True
    return _only_a_year_but_a_time(folded, m)


def _only_a_year_but_a_time(folded: str, m: re.Match[str]) -> bool:
    """2022年行动计划 names a year and sets no date; 到2022年; 2022年， and 2022年建成 do."""
    if m.group().endswith("度"):
        return False
    if m["lead"] and not folded.startswith("度", m.end()):
        return True
    if m["this"] and m["this"] != "今年":
        return False
    return _BEHIND_YEAR.match(folded, m.end()) is not None or _orders(folded, m.start(), m.end())


def _orders(folded: str, start: int, at: int) -> bool:
    """2024年更新电梯1200部, 2026年贷款余额新增500亿元: an act with a number of its own, or a level that is reached."""
    opens = begins_with_verb(folded[at : at + 4]) or (folded[start - 1 : start] in _CLAUSE_OPENS and _REACHES.match(folded, at) is not None)
    return opens and _COUNTED.match(folded, at) is not None


def _last_day(m: re.Match[str], year: int) -> str | None:
    if m["month"]:
        return _in_month(year, int(m["month"]), m["day"], m["third"] or "", m.group() if not m["part"] else "")
    if m["quarter"]:
        return _month_end(year, 3 * _NUMERALS[m["quarter"]])
    return _month_end(year, 6 if m["half"] in {"上半年", "年中"} else 12)


def _in_month(year: int, month: int, day: str | None, third: str, words: str) -> str | None:
    if not 1 <= month <= 12 or (day and not 1 <= int(day) <= monthrange(year, month)[1]):
        return None
    if day or third in {"上旬", "中旬"}:
        return f"{year:04d}-{month:02d}-{int(day) if day else 10 if third == '上旬' else 20:02d}"
    if words.endswith("前") and not third:
        return _month_end(year - 1, 12) if month == 1 else _month_end(year, month - 1)  # 6月前 is before June begins
    return _month_end(year, month)


def _month_end(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def recurrence(folded: str, start: int, end: int) -> str | None:
    """The first recurring duty in [start, end), in the text's own words (每月28日前), or None."""
    for m in _RECURRING.finditer(folded, start, end):
        if _ORDERS_REPORT.search(folded, m.end(), min(end, m.end() + 24)):
            return m.group()
    return None
