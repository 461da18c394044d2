"""Aims without a number: a whole population (全覆盖, 应接尽接, 全部建成), the first of its kind (零突破), none (零事故), twice as much (翻一番)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..verbs import begins_with_verb

_WHOLE = re.compile(
    r"(?P<cover>全[\u4e00-\u9fa5]{0,2}覆盖)(?=$|[，。；、）”\n])(?!、[^，。；]{2,20}的)"
    r"|(?P<due>应[\u4e00-\u9fa5]尽[\u4e00-\u9fa5])(?!的)"
    r"|(?P<all>全部(?!由|还|为|的)(?P<act>[\u4e00-\u9fa5]{2,4}))"
    r"|(?<!动态)(?<!动态“)(?<!基本)“?(?P<clear>清零)"
    r"|(?P<every>(?:覆盖|惠及|辐射)(?:所有|全部|全体))"
    r"|“?零”?的?(?P<first>突破)"
    r"|“?零(?P<none>新增|增长|事故|发生|死亡|伤亡|违规|投诉|案件)"
    r"|翻(?P<times>一|两|三)?番"
)
_BEGINS = re.compile(r"[“全应清覆惠辐零翻]")
_SUBJECT = re.compile(r"[\u4e00-\u9fa5“”]{2,}")
_VERBS_ALONE = re.compile(r"(?:确保|做到|实现|达到|基本|力争|全面|推动|推进|坚持|按照|能|要|，)+")
_URGES = re.compile(r"推动|推进|按照|坚持|原则")
_UNIT_OF = (
    (re.compile(r"企业|中心|机构|公司|医院"), "家"),
    (re.compile(r"用户|农户|居民"), "户"),
    (re.compile(r"项目|成果|专利|工程"), "项"),
    (re.compile(r"人员|人才|人数"), "人"),
)
_UNIT_OF_NONE = {"事故": "起", "发生": "起", "案件": "起", "投诉": "起", "违规": "起", "死亡": "人", "伤亡": "人", "增长": "%"}
_TIMES = {"一": 1.0, "两": 2.0, "三": 3.0, None: 1.0}


@dataclass(frozen=True, slots=True)
class Whole:
    """An aim in words at [start, end) of the clause that begins at `clause`."""

    clause: int
    start: int
    end: int
    comparator: str
    value: float
    unit: str
    kind: str
    words: str


def wholes(folded: str, a: int, b: int) -> Iterator[Whole]:
    behind = a
    for first in _BEGINS.finditer(folded, a, b):  # to look for these is much cheaper than to try every character
        m = _WHOLE.match(folded, first.start(), b) if first.start() >= behind else None
        if m is None:
            continue
        behind = m.end()
        clause = max((folded.rfind(mark, a, m.start()) for mark in "，；。\n"), default=a - 1) + 1 or a
        before = folded[clause : m.start()]
        if m["all"] and not begins_with_verb(m["act"]):
            continue
        if not _has_subject(before, m):
            continue
        comparator, value, unit, kind = _quantity(m, before, folded[a : m.start()])
        yield Whole(clause, m.start(), m.end(), comparator, value, unit, kind, m.group())


def _has_subject(before: str, m: re.Match[str]) -> bool:
    """Somebody or something is covered: 做到应装尽装 names nothing, 公共机构屋顶光伏应装尽装 does."""
    if m["due"]:
        return len(_VERBS_ALONE.sub("", before)) >= 4 and not _URGES.search(before)
    return not m["cover"] or _SUBJECT.search(_VERBS_ALONE.sub("", before)) is not None


def _quantity(m: re.Match[str], before: str, sentence: str) -> tuple[str, float, str, str]:
    if m["clear"]:
        return "<=", 0.0, "元" if "款" in sentence else "%", "coverage"
    if m["first"]:
        return ">=", 1.0, _unit_of(before), "zero-to-one"
    if m["none"]:
        return "<=", 0.0, _UNIT_OF_NONE.get(m["none"]) or _unit_of(before), "level"
    if m.group().startswith("翻"):
        return ">=", _TIMES[m["times"]], "番", "doubling"
    return ">=", 100.0, "%", "coverage"


def _unit_of(before: str) -> str:
    """The unit that the things named last are counted in."""
    found = [(m.end(), unit) for pattern, unit in _UNIT_OF for m in pattern.finditer(before)]
    return max(found)[1] if found else "个"
