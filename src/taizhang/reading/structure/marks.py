"""The numbers in front of items: 一、（一）1.（1）① and 第N条, each a level of the outline."""

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMERAL = "[一二三四五六七八九十百]"
# The order of levels is that of 党政机关公文处理: 一、 over （一） over 1. over （1）; ① and articles are extensions.
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第(?:{_NUMERAL}+|\d+)(?:[章编]|部分)[、：]? ?")),
    (1, re.compile(rf"({_NUMERAL}{{1,3}}) ?[、.] ?(?!是)")),
    (1, re.compile(rf"第(?:{_NUMERAL}+|\d+)节 ?")),
    (2, re.compile(rf"（ ?({_NUMERAL}{{1,3}}) ?）[、.]? ?")),
    (2, re.compile(r"[㈠-㈩][、.]? ?")),
    (2, re.compile(rf"(第(?:{_NUMERAL}+|\d+)条) ?")),
    (2, re.compile(rf"(?:专项|重点|具体)?(?:任务|行动|工程|举措|措施|专项)(?:{_NUMERAL}+|\d{{1,2}})(?:[：、.]| (?=[^\d个项条]))")),
    (3, re.compile(r"(\d{1,3}) ?(?:[、]|\.(?!\d)) ?")),
    (3, re.compile(r"\d{1,2}\.\d{1,2}(?![.\d]) +(?=[\u4e00-\u9fff“])(?![万亿倍个年月])")),
    (4, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}(?![.\d]) *(?=[\u4e00-\u9fff“])")),
    (3, re.compile(r"[⒈-⒛] ?")),
    (4, re.compile(r"（ ?(\d{1,2}) ?）[、.]? ?")),
    (4, re.compile(r"[⑴-⒇][、.]? ?|\d{1,2}） ?")),
    (5, re.compile(r"([①-⑳])[、.]? ?")),
)
_LONGEST = 24  # more than any mark with what has to stand behind it
_STARTS = frozenset(
    "第（一二三四五六七八九十任行工举措专重具" + "".join(chr(c) for a, b in ("①⑳", "㈠㈩", "⒈⒛", "⑴⒇") for c in range(ord(a), ord(b) + 1))
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of an item: its level, the number as written without punctuation, and its length in the line."""

    level: int
    no: str
    length: int


def mark_of(words: str) -> Mark | None:
    """The mark that the folded line begins with, if any."""
    return _mark_at_head(words[:_LONGEST]) if words[:1] in _STARTS or words[:1].isdecimal() else None


@lru_cache(maxsize=1024)
def _mark_at_head(words: str) -> Mark | None:
    """Asked several times for each line, and the same few marks begin most lines."""
    for level, pattern in _LEVELS:
        if found := pattern.match(words):
            return Mark(level, _as_written(words[: found.end()]), found.end())
    return None


def _as_written(mark: str) -> str:
    return mark.strip().rstrip("、.： ")
