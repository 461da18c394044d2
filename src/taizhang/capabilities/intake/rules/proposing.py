"""Who would put the ledger of a plan together 汇总牵头单位: the notice seldom says it, so whoever leads most of its tasks is proposed."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

MOST = 4


def leading(findings: Mapping[str, Any], plan: str) -> tuple[str, ...]:
    """The names that the plan's tasks give as their first lead, the most frequent first; of two alike the one that comes first.

    >>> task = lambda name: {"plan": "p1", "organisations": [{"name": name, "canonical": None, "role": "lead"}]}
    >>> leading({"tasks": [task("省水利厅"), task("省财政厅"), task("省财政厅")]}, "p1")
    ('省财政厅', '省水利厅')
    """
    firsts = (_first(task["organisations"]) for task in findings["tasks"] if task["plan"] == plan)
    counts = Counter(name for name in firsts if name)
    return tuple(name for name, _ in counts.most_common(MOST))


def _first(organisations: list[Mapping[str, Any]]) -> str:
    """A lead where the text names one; else whoever it names first."""
    leads = [one for one in organisations if one["role"] == "lead"] or organisations
    return next((one["canonical"] or one["name"] for one in leads), "")
