"""Who would put the ledger of a plan together 汇总牵头单位: the notice seldom says it, so whoever leads most of its tasks is proposed. And who
would put it on record 备案单位: the notice says it where it orders the ledger."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

MOST = 4
_BETWEEN = re.compile(r"[，,。；;、：:\s（）()“”]+")
_BEFORE = re.compile(r"^(?:经研究|明确|确定|同意|建议|拟|请|由|为|是)+")
_BEHIND = re.compile(r"(?:作为|担任|统一|负责|牵头|汇总|报送).*$")
_YES = re.compile(r"是|同意|可以|对|由其|确认")
_ON_RECORD = re.compile(r"(?:台账|汇总|方案)[^。；\n]*?报送?至?([\u4e00-\u9fff]{2,20}?)备案")


def leading(findings: Mapping[str, Any], plan: str) -> tuple[str, ...]:
    """The names that the plan's tasks give as their first lead, the most frequent first; of two alike the one that comes first.

    >>> task = lambda name: {"plan": "p1", "organisations": [{"name": name, "canonical": None, "role": "lead"}]}
    >>> leading({"tasks": [task("省水利厅"), task("省财政厅"), task("省财政厅")]}, "p1")
    ('省财政厅', '省水利厅')
    """
    firsts = (_first(task["organisations"]) for task in findings["tasks"] if task["plan"] == plan)
    counts = Counter(name for name in firsts if name)
    return tuple(name for name, _ in counts.most_common(MOST))


def answered(answer: str, leads: Sequence[str]) -> tuple[str, ...]:
    """The names that an answer to the question who puts the ledger together may give, the likeliest first; a mere yes means whoever leads
    most, for of him the question speaks.

    >>> answered("经研究，由省水利厅牵头汇总。", ())
    ('经研究', '由省水利厅牵头汇总', '省水利厅')
    >>> answered("是", ("省财政厅", "省水利厅"))
    ('是', '省财政厅')
    """
    pieces = [piece for piece in _BETWEEN.split(answer) if piece]
    bare = [name for piece in pieces if (name := _BEHIND.sub("", _BEFORE.sub("", piece))) and name != piece]
    return tuple(dict.fromkeys([*pieces, *bare, *(leads[:1] if _YES.match(answer.strip()) else ())]))


def receiving(text: str) -> tuple[str, ...]:
    """The names of those with whom ledgers, or plans made from this one, are to be put on record, in the order of the text.

    >>> receiving("建立工作台账，由牵头部门汇总，10个工作日内统一报送省发展改革委备案。托育机构报卫生健康部门备案。")
    ('省发展改革委',)
    """
    return tuple(dict.fromkeys(found[1] for found in _ON_RECORD.finditer(text)))


def _first(organisations: list[Mapping[str, Any]]) -> str:
    """A lead where the text names one; else whoever it names first."""
    leads = [one for one in organisations if one["role"] == "lead"] or organisations
    return next((one["canonical"] or one["name"] for one in leads), "")
