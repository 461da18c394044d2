"""Time phrases of plans to dates: the last day of the period that a phrase names (2019年6月底前, 三季度, 年内, 到2025年)."""

import re
from calendar import monthrange
from dataclasses import dataclass

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?P<year>20\d{2})年"
_PATTERN = re.compile(
    rf"(?:到|至|截至|力争|确保)?(?:{_YEAR}|(?P<plan>今年|本年度?|当年|年内|全年|年度|年底|年末|(?=上半年)|(?=[一二三四]季度)|(?=\d{{1,2}}月)))"
    r"(?:(?P<part>年?底前?|年?末前?|内|度|前)?(?:第?(?P<quarter>[一二三四1-4])季度末?|(?P<half>上半年|下半年)|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<third>上旬|中旬|下旬)|(?P<monthpart>底|末|份)?)?)?)"
    r"(?:底|末)?(?:之?前|以前)?"
)
# The five-year plans end in 2020, 2025, 2030.
_FIVE_YEARS = re.compile(r"“?十(?P<plan>[三四五六])五”?(?:规划)?(?:期间|末|时期)")
_FIVE_YEAR_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_RECURRING = re.compile(
    r"(?:每(?:月|季度?|半年|年|周|旬|日)(?:度)?(?:末|底|初)?(?:的?\d{1,2}[日号])?(?:前|底前|末前)?|按(?:月|季度?|年度?|周)|(?:逐|分)(?:月|季|年))"
)
_ORDERS_REPORT = re.compile(r"报送|上报|报告|通报|调度|公布|发布|汇总|报|检查|开展|组织|召开|举办")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date and the words that state it, at [start, end) of the text searched."""

    date: str
    text: str
    start: int
    end: int


def deadlines(folded: str, start: int, end: int, *, year: int | None) -> list[Deadline]:
    """Every time phrase in [start, end) that names a last day; phrases without a year take the plan's."""
    found = [d for m in _PATTERN.finditer(folded, start, end) if (d := _deadline(m, year))]
    for m in _FIVE_YEARS.finditer(folded, start, end):
        found.append(Deadline(f"{_FIVE_YEAR_ENDS[m['plan']]}-12-31", m.group(), m.start(), m.end()))  # noqa: PERF401  two patterns, one list
    return sorted(found, key=lambda d: d.start)


def _deadline(m: re.Match[str], plan_year: int | None) -> Deadline | None:
    words = m.group()
    year = int(m["year"]) if m["year"] else plan_year
    if year is None or not words or (words in {"年度", "全年", "当年"} and not m["quarter"]):
        return None
    if m["year"] and _only_names_a_year(m):
        return None
    date = _last_day(m, year)
    return Deadline(date, words, m.start(), m.end()) if date else None


def _only_names_a_year(m: re.Match[str]) -> bool:
    """2022年行动计划 names a year and sets no date; 到2022年, 2022年底, 2022年， do."""
    words, after = m.group(), m.string[m.end() : m.end() + 2]
    if (
        m["quarter"]
        or m["half"]
        or m["month"]
        or m["part"]
        or words.endswith(("前", "底", "末"))
        or words.startswith(("到", "至", "截至", "力争", "确保"))
    ):
        return False
    return not (after.startswith(("，", "全省", "全市", "全县", "全区", "全国", "实现", "达到", "完成", "力争", "新增")))


def _last_day(m: re.Match[str], year: int) -> str | None:
    if m["day"]:
        month, day = int(m["month"]), int(m["day"])
        return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None
    if m["month"]:
        month = int(m["month"])
        if not 1 <= month <= 12:
            return None
        day = {"上旬": 10, "中旬": 20}.get(m["third"] or "", monthrange(year, month)[1])
        if m.group().endswith("前") and not (m["monthpart"] or m["third"]):
            # 6月前 is before June begins.
            return _day_before_month(year, month)
        return f"{year:04d}-{month:02d}-{day:02d}"
    if m["quarter"]:
        month = 3 * _NUMERALS[m["quarter"]]
        return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"
    if m["half"] == "上半年":
        return f"{year:04d}-06-30"
    return f"{year:04d}-12-31"


def _day_before_month(year: int, month: int) -> str:
    year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def recurrence(folded: str, start: int, end: int) -> str | None:
    """The first recurring duty in [start, end), in the text's own words (每月28日前), or None."""
    for m in _RECURRING.finditer(folded, start, end):
        if _ORDERS_REPORT.search(folded, m.end(), min(end, m.end() + 24)):
            return m.group()
    return None
