"""Quantities in a run of text: a number with its unit and its place. What they mean is decided elsewhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .numerals import MULTIPLIER, NUMBER, value_of
from .units import FIRST, UNIT, plain

# With two such characters every quantity begins: 进一步 and 三农 are passed over.
_FIRST = r"[\d零〇一二两三四五六七八九十百千]"
_SECOND = rf"[\d零〇一二两三四五六七八九十百千万亿.，。；、/\-至到余多以分{FIRST}]"
_TO = r"[-至]|到(?=[\d一二三四五六七八九十])"
_QUANTITY = re.compile(
    rf"(?={_FIRST}(?:{_SECOND}|$))(?:"  # most characters begin no number: a look is cheaper than seven trials
    rf"百分之(?P<share>{NUMBER})|千分之(?P<mille>{NUMBER})"
    r"|(?P<ratio>\d+\.\d+)(?=以内|以下|以上|左右)|(?<=[到在于过])(?P<bare>\d+\.\d+)(?=[，；。、）\n]|$)"
    r"|(?<=前)(?P<rank>[一二三四五六七八九]?[十二三五])(?=[，；。、）”\n]|列|$)"
    r"|(?<=[到于过破达超])(?P<round>\d+(?:\.\d+)?)(?P<many>[万亿])(?=[，；。、）\n]|$|以上|以内|左右)"
    r"|(?P<rate>\d+(?:\.\d+)?)(?P<per>/(?:10万|1?万|千))"
    r"|(?<=[\u4e00-\u9fff])(?P<shared>\d+(?:\.\d+)?)(?P<times>[万亿])?(?=(?:、\d+(?:\.\d+)?[万亿]?)*、\d+(?:\.\d+)?(?P<last>[万亿])元)"
    r"|(?<=、)(?P<further>\d+(?:\.\d+)?)(?P<again>[万亿])?(?=(?:、\d+(?:\.\d+)?[万亿]?)*、\d+(?:\.\d+)?(?P<end>[万亿])元)"
    rf"|(?P<a>{NUMBER})(?P<am>{MULTIPLIER})?"
    rf"(?:(?P<unit1>{UNIT})?(?:{_TO})(?P<b>{NUMBER})(?P<bm>{MULTIPLIER})?)?(?:余|多)?(?:以上|以内|以下)?(?P<unit>{UNIT}))"
)
_BEGINS = re.compile(rf"{_FIRST}(?:{_SECOND}|$)")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千]")
# Letters before a number make it part of a name (5G, A4), but these count things all the same (OPC100家).
# 十分, 一度, 三分之一: behind a number in characters these are words, not units.
_ONLY_BEHIND_DIGITS = frozenset("分 度 路 方 席 P 兆 卡 伏 瓦 帕 档 级 面 道 轮".split())
_COUNTED_BEHIND_LETTERS = frozenset("家 个 户 项 名 人 套 台".split())


class Quantity(NamedTuple):
    """A number [start, end) with its plain unit; `high` of a range; `hanzi` where the number is written in characters."""

    start: int
    end: int
    low: float
    high: float | None
    unit: str
    hanzi: bool


def quantities(folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Every number with a unit in [start, end): 3万家 is 30000 家, 1.4万亿元 is 1400000000000 元, 2个百分点 is 2 百分点."""
    first = _BEGINS.search(folded, start, end)
    at = first.start() if first else end
    while m := _QUANTITY.search(folded, at, end):
        at = m.end()
        if _part_of_word(folded, m):
            at = m.start() + len(m["a"] or m.group())
        elif m["unit1"] and plain(m["unit1"]) != plain(m["unit"]):
            at = m.end("unit1")
            yield _single(m)
        elif found := _quantity(m):
            yield found


def _quantity(m: re.Match[str]) -> Quantity | None:
    if plain_number := m["ratio"] or m["bare"] or m["rate"]:
        return Quantity(m.start(), m.end(), value_of(plain_number), None, m["per"] or "", hanzi=False)
    if money := m["shared"] or m["further"]:  # 分别奖励100万、50万、20万元
        return Quantity(m.start(), m.end(), value_of(money, m["times"] or m["again"] or m["last"] or m["end"]), None, "元", hanzi=False)
    if m["rank"]:  # 进入全省前十
        return Quantity(m.start(), m.end(), value_of(m["rank"]), None, "位", hanzi=True)
    if m["round"]:  # 注册用户突破400万: what is counted stands before it
        return Quantity(m.start(), m.end(), value_of(m["round"], m["many"]), None, "", hanzi=False)
    if share := m["share"] or m["mille"]:
        return Quantity(m.start(), m.end(), value_of(share), None, "%" if m["share"] else "‰", _CHINESE.match(share) is not None)
    multiplier = m["am"] or (m["bm"] if m["b"] and not m["unit1"] else "") or ""
    low = value_of(m["a"], multiplier)
    high = value_of(m["b"], m["bm"] or "") if m["b"] else None
    if high is not None and high <= low:
        return None
    hanzi = _CHINESE.match(m["a"]) is not None
    if m["unit"] == "成" and not m.string.startswith("不", m.end()):  # 四成 is 40 %
        return Quantity(m.start(), m.end(), low * 10, high * 10 if high is not None else None, "%", hanzi)
    return Quantity(m.start(), m.end(), low, high, plain(m["unit"]), hanzi)


def _single(m: re.Match[str]) -> Quantity:
    """The first of two numbers that a stroke or 至 joins, where their units differ: no range."""
    return Quantity(m.start(), m.end("unit1"), value_of(m["a"], m["am"] or ""), None, plain(m["unit1"]), _CHINESE.match(m["a"]) is not None)


def _part_of_word(folded: str, m: re.Match[str]) -> bool:
    """第3年, 1.5 behind its point, 5G, 零部件: digits of a name. But OPC100家 counts."""
    if m["a"] is None:
        return False
    if m["unit"] in _ONLY_BEHIND_DIGITS and _CHINESE.match(m["a"]):
        return True
    before = folded[m.start() - 1] if m.start() else "。"
    if before == "第" and m["unit"] in {"位", "名"}:
        return not folded.endswith(("至", "到", "入"), 0, m.start() - 1)  # 前移至第35位 is a rank that is aimed at
    if before.isascii() and before.isalpha():
        return len(m["a"]) < 2 or m["unit"] not in _COUNTED_BEHIND_LETTERS
    return before in "第.〔[-+/" or (before.isascii() and before.isalnum()) or (m["a"] in {"零", "〇"} and not m["am"])
