"""Totals that a sentence states beside their parts: they must add up."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ...document import Gap
from ..quantities import Quantity, quantities
from ..sentences import SENTENCE
from ..units import TIMES
from .ground import Ground, PlanGround
from .phrasing import goal_place, number, place, quoted

_TOTAL = re.compile(r"共计|合计|总计|共(?=[\d新建安])")
_OPENS = re.compile(r"[个家项座条处所名人户套台辆件场次亩米里吨元]（")
_ROUGH = re.compile(r"其中|以上|左右|不少于|不低于|超过|约|余|至少|20\d\d年|分别|每")
_NO_SUMS = frozenset(TIMES | {"%", "‰", "百分点", "倍", "折", "成", "年一遇"})


def sums(ground: Ground) -> Iterator[Gap]:
    for plan in ground.plans:
        for words, where, about in _texts(plan):
            if not (_TOTAL.search(words) or _OPENS.search(words)):
                continue
            for sentence in SENTENCE.finditer(words):
                for total, parts in (*_behind(words, *sentence.span()), *_bracketed(words, *sentence.span())):
                    if (added := sum(_exact(p) for p in parts)) != _exact(total):
                        yield Gap("sum-mismatch", (about,), _message(where, words, parts, total, float(added)))


def _texts(plan: PlanGround) -> Iterator[tuple[str, str, str]]:
    yield from ((line, goal_place(plan), plan.plan.id) for line in plan.said.goals)
    yield from ((t.words, place(plan, t.task), t.task.id) for t in plan.tasks)


def _exact(q: Quantity) -> Fraction:
    return Fraction(str(q.low))


def _behind(words: str, a: int, b: int) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """甲10座、乙5座，共计15座: the parts stand before the total, nothing else of their unit does."""
    for total in re.finditer(r"共计|合计|总计", words[a:b]):
        at = a + total.start()
        behind = next(quantities(words, at, b), None)
        if behind is None or behind.start > at + 4 or behind.unit in _NO_SUMS or _ROUGH.search(words, a, behind.end + 2):
            continue
        parts = [q for q in quantities(words, a, at) if q.unit == behind.unit]
        if len(parts) > 1 and _is_list(words, parts, at):
            yield behind, parts


def _bracketed(words: str, a: int, b: int) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """共计9个（新城5个、其他4个）: the parts stand in brackets right behind the total."""
    for opens in _OPENS.finditer(words, a, b):
        at, close = opens.end(), words.find("）", opens.end(), b)
        if close == -1 or _ROUGH.search(words, at, close):
            continue
        total = next((q for q in quantities(words, max(a, at - 16), at - 1) if q.end == at - 1), None)
        parts = [q for q in quantities(words, at, close) if total and q.unit == total.unit]
        if total and len(parts) > 1 and total.unit not in _NO_SUMS and _is_list(words, parts, close):
            yield total, parts


def _is_list(words: str, parts: list[Quantity], end: int) -> bool:
    """Whether a mark of a list, and not a new clause, stands between every two of the parts."""
    ends = [*(p.start for p in parts[1:]), end]
    between = [words[p.end : e] for p, e in zip(parts, ends, strict=True)]
    return all("、" in gap or "和" in gap or "，" in gap for gap in between[:-1]) and all(p.high is None for p in parts)


def _message(where: str, words: str, parts: list[Quantity], total: Quantity, added: float) -> str:
    said = "、".join(words[p.start : p.end] for p in parts)
    return f"{where}写明总数{quoted(words[total.start : total.end])}，所列{said}相加为{number(added)}{total.unit}：请核对。"
