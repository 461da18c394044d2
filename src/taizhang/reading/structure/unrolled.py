"""A whole document on one line, cut into its paragraphs.

A copy that has lost its line ends keeps a blank for each, or nothing. Chinese prose has no blanks of its own, so a blank between
hanzi was a line end; where none is left, a paragraph begins with the mark of an item behind the end of a sentence, behind a caption
that stands right behind another mark (一、重点任务（一）更新管网), or where the next number of its kind stands (6月底前2.建设水厂).
"""

import re
from collections.abc import Iterator

from ..document import Span
from .blank_tables import cells
from .marks import mark_of

_SHORTEST = 600
_SHORTEST_TEXT = 100
_FEWEST = 3
_HANZI = "\u4e00-\u9fff"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
# 2022 年, 达到 30 家: blanks around numbers are the typist's.
_BLANK = re.compile(rf"(?<=[{_HANZI}。；：）》”！？*]) +(?=[{_HANZI}（《“【①-⑳*]|\d{{1,3}}[.、](?!\d)|20\d{{2}}年)")
_DAY = re.compile(r"20\d{2}年\d{1,2}月\d{1,2}日")
_CAPTION = re.compile(r"[^，。；：！？]{4,24}")  # with its mark: 一、目标任务
_STRONG = re.compile(
    rf"(?P<one>{_NUMERAL})、|（(?P<two>{_NUMERAL})）(?![项款条类])|第(?P<six>[一二三四五六七八九十百]{{1,4}})(?P<kind>[章条]) ?|(?P<three>\d{{1,2}})[.、](?!\d)|（(?P<four>\d{{1,2}})）|(?P<five>[①-⑳])"
)
_BEHIND_SENTENCE = "。；：）！？"
_ENDS_PART = re.compile(r"[。；：，]")
_CAPTION_AHEAD = re.compile(rf"[^，。；：！？]{{3,30}}?(?:（{_NUMERAL}）|\d{{1,2}}[.、](?!\d))")
_MARK_BEFORE = re.compile(rf"(?:{_NUMERAL}、|（{_NUMERAL}）|第[一二三四五六七八九十百]{{1,4}}[章条]|\d{{1,2}}[.、])$")
_LONGEST_CAPTION = 36
# Sections whose caption everybody knows, with their text right behind it.
_KNOWN = re.compile(
    rf"(?:{_NUMERAL}、|（{_NUMERAL}）)(?:(?:总体|工作|主要|发展|行动|攻坚|整改|整治|年度|建设|预期)(?:要求|目标|思路|任务)|指导思想|基本原则|目标任务)(?![和与及、：。，；\d]|分解|分工|完成|清单|（)(?=[{_HANZI}])|(?:{_NUMERAL}、|（{_NUMERAL}）)(?:总体|工作|主要|发展|行动|攻坚|整改|年度|建设|预期)目标(?=20\d{{2}}年)"
)
_BLANKS = 6  # at least: of which most are behind the end of a sentence, where a text without numbers is cut at them


def unrolled(folded: str, start: int, end: int) -> list[Span]:
    """The paragraphs of the line [start, end); the line itself where it is one."""
    whole = (end - start) * 2 > len(folded)  # most of the text, not a long paragraph of it
    of_tables = cells(folded, start, end)
    if end - start < (_SHORTEST_TEXT if whole else _SHORTEST) and not of_tables:
        return [(start, end)]
    blanks = _blanks(folded, start, end)
    cuts = sorted({*blanks, *of_tables, *_marked(folded, start, end)} - {start})
    if not of_tables and sum(_STRONG.match(folded, at, end) is not None for at in cuts) < _FEWEST:
        cuts = blanks if _end_sentences(folded, blanks) else []
    return [(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if b > a]


def _end_sentences(folded: str, blanks: list[int]) -> bool:
    """Whether the blanks are line ends: most stand behind a sentence, as no typist's do."""
    return len(blanks) >= _BLANKS and sum(folded[:at].rstrip(" ")[-1:] in "。）：" for at in blanks) * 2 > len(blanks)


def _marked(folded: str, start: int, end: int) -> Iterator[int]:
    """Where an item begins; in a line without blanks also where the text of a section begins behind a caption that everybody knows."""
    last: dict[str, str] = {}  # the number last seen of each kind, also of deeper ones: items may count on through sections
    caption = start  # behind the last mark that began an item
    for mark in _STRONG.finditer(folded, start, end):
        if not _begins(folded, mark, start, caption, last):
            continue
        if mark.start() > start:
            yield mark.start()
        kind = _kind(mark)
        last[kind] = _number(mark)
        caption = mark.end()
        if known := _KNOWN.match(folded, mark.start(), end):
            yield known.end()


_ONES = "零一二三四五六七八九"


def _number(mark: re.Match[str]) -> str:
    return mark[_kind(mark) if mark["six"] is None else "six"]


def _kind(mark: re.Match[str]) -> str:
    return mark["kind"] or mark.lastgroup or ""


def _begins(folded: str, mark: re.Match[str], start: int, caption: int, last: dict[str, str]) -> bool:
    at = mark.start()
    before = folded[at - 1] if at > start else "。"
    if before in _BEHIND_SENTENCE:
        return True
    if not "\u4e00" <= before <= "\u9fff" or before == "第":
        return False
    kind = _kind(mark)
    number = _number(mark)
    if (kind != "one" or _CAPTION_AHEAD.match(folded, mark.end())) and _follows(last.get(kind), number):
        return kind != "three" or folded[mark.end() - 1] == "."  # 分别为3、4
    if kind == "one":
        return number == "一" and "one" not in last and bool(_CAPTION_AHEAD.match(folded, mark.end()) or _KNOWN.match(folded, at))
    return caption > start and 2 < at - caption <= _LONGEST_CAPTION and not _ENDS_PART.search(folded, caption, at)


def _follows(last: str | None, number: str) -> bool:
    if last is None:
        return False
    return _count(number) == _count(last) + 1


def _count(number: str) -> int:
    """The value of the number of an item, below a thousand."""
    if number.isdecimal():
        return int(number)
    if number >= "①" and len(number) == 1 and number <= "⑳":
        return ord(number) - ord("①") + 1
    hundreds, hundred, rest = number.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    return (_ONES.find(hundreds) if hundred else 0) * 100 + (_ONES.find(tens or "一") if ten else 0) * 10 + max(_ONES.find(ones), 0)


def _blanks(folded: str, start: int, end: int) -> list[int]:
    """Where paragraphs begin behind a blank. A mark that stands before a blank keeps its words (（一） 加强)."""
    cuts: list[int] = []
    for blank in _BLANK.finditer(folded, start, end):
        piece = folded[(cuts[-1] if cuts else start) : blank.start()]
        mark = mark_of(piece)
        if folded.startswith("20", blank.end()) and not _DAY.match(folded, blank.end()) and not (mark and _CAPTION.fullmatch(piece)):
            continue  # a year inside a sentence
        if (mark is None or mark.length < len(piece)) and not _MARK_BEFORE.search(piece[-8:]):
            cuts.append(blank.end())
    return cuts
