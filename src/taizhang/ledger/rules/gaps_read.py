"""Which gaps of a reading (`taizhang.reading/1`) concern one of its plans."""

from collections.abc import Mapping
from typing import Any


def messages_of(findings: Mapping[str, Any], plan: str) -> list[str]:
    """The sentences of the gaps that are about the plan of that title or something in it, and of those that are about no plan at all.

    >>> messages_of({"plans": [{"id": "p1", "title": "节水"}], "tasks": [], "targets": [{"id": "g1", "plan": "p1"}],
    ...              "gaps": [{"about": ["g1"], "message": "由谁负责？"}]}, "节水")
    ['由谁负责？']
    """
    plans = _plans(findings)
    wanted = {one["id"] for one in findings["plans"] if one["title"] == plan}
    return [gap["message"] for gap in findings["gaps"] if _concerned(gap, plans) & wanted or not _concerned(gap, plans)]


def _concerned(gap: Mapping[str, Any], plans: Mapping[str, str]) -> set[str]:
    return {plans[one] for one in gap["about"] if one in plans}


def _plans(findings: Mapping[str, Any]) -> dict[str, str]:
    """The plan in which each finding stands, by its id."""
    found = {plan["id"]: plan["id"] for plan in findings["plans"]}
    for task in findings["tasks"]:
        found |= dict.fromkeys([task["id"], *(measure["id"] for measure in task["measures"])], task["plan"])
    found |= {target["id"]: target["plan"] for target in findings["targets"]}
    return {one: plan for one, plan in found.items() if plan}
