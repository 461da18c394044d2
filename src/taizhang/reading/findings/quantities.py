"""Quantities in a run of text: a number with its unit, its comparator and its place. What they mean is decided elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .numerals import MULTIPLIER, NUMBER, value_of

# Units of counting, of measure, of money. The longest first: 平方公里 before 公里, 人次 before 人.
_UNITS = (
    "个百分点|百分点|个基点|基点|平方公里|平方千米|平方米|立方米|公里|千米|公顷|千瓦时|千瓦|兆瓦|吉瓦|标准煤|人次|户次|车次|班次|批次|例次|卡时|亩次|米|亩|吨|斤|公斤|升|元|"
    "家|个|项|条|座|处|所|名|人|户|套|台|辆|件|篇|场|次|届|批|位|张|支|组|对|间|床|只|头|株|门|种|类|款|部|艘|架|幅|块|片|段|盏|枚|笔|宗|起|例|例|栋|幢|孔|口|眼|班|册|本|期|堂|课|学时|课时|小时|分钟|秒|倍|成|年一遇|工作日|天|日|周|个月|月|年|%|‰"
)
_QUANTITY = re.compile(
    rf"(?P<a>{NUMBER})(?P<am>{MULTIPLIER})?(?P<unit1>%)?(?:(?:-|至|到(?=\d))(?P<b>{NUMBER})(?P<bm>{MULTIPLIER})?)?(?:余|多)?(?P<more>以上|以内|以下)?(?P<unit>{_UNITS})"
)
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number [start, end) with its plain unit; `high` of a range; `hanzi` where the number is written in characters."""

    start: int
    end: int
    low: float
    high: float | None
    unit: str
    hanzi: bool


def quantities(folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Every number with a unit in [start, end): 3万家 is 30000 家, 1.4万亿元 is 1400000000000 元, 2个百分点 is 2 百分点."""
    for m in _QUANTITY.finditer(folded, start, end):
        if _part_of_word(folded, m):
            continue
        multiplier = m["am"] or (m["bm"] if m["b"] else "") or ""
        low = value_of(m["a"], multiplier)
        high = value_of(m["b"], m["bm"] or "") if m["b"] else None
        if high is not None and high <= low:
            continue
        unit = m["unit"].removeprefix("个") if m["unit"] not in {"个", "个月"} else m["unit"]
        yield Quantity(m.start(), m.end(), low, high, unit, bool(_CHINESE.match(m["a"])))


def _part_of_word(folded: str, m: re.Match[str]) -> bool:
    """第3年, 1.5 behind its point, 5G, 零部件: digits of a name. But OPC100家 counts."""
    before = folded[m.start() - 1] if m.start() else ""
    if before.isascii() and before.isalpha():
        return len(m["a"]) < 2 or m["unit"] not in {"家", "个", "户", "项"}
    return before in "第.〔[-+/" or (before.isascii() and before.isalnum()) or (m["a"] in {"零", "〇"} and not m["am"])
