"""The same indicator twice in a document with different values, firmness or scope."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ...document import Gap, Target
from .ground import Ground
from .names import indicator_of, sort_of
from .phrasing import plan_of, quoted, where
from .served import same_place

_SHORTEST = 4
_YEAR = re.compile(r"20\d\d")


def conflicts(ground: Ground) -> Iterator[Gap]:
    """At most one gap for each indicator, in the order of its first mention."""
    groups: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for target in ground.found.targets:
        name = indicator_of(target)
        if len(name) >= _SHORTEST and "每" not in target.quote:
            groups[target.unit, name, sort_of(target)].append(target)
    for group in groups.values():
        if len(group) > 1 and (found := _conflict(ground, group)):
            yield found


def _conflict(ground: Ground, group: list[Target]) -> Gap | None:
    first, *others = group
    for other in others:
        if same_place(first, other) or not _may_coincide(first, other):
            continue
        kind = _kind(first, other)
        if kind == "value-conflict" and (len(others) > 1 or _may_be_parts(first, other) or _year(ground, first) != _year(ground, other)):
            continue
        if kind:
            return Gap(kind, (first.id, other.id), _message(ground, kind, first, other))
    return None


def _may_coincide(a: Target, b: Target) -> bool:
    return a.deadline == b.deadline or a.deadline is None or b.deadline is None


def _may_be_parts(a: Target, b: Target) -> bool:
    """Two tasks, or a whole and what one task adds, may each do some of it."""
    return (a.task is not None and b.task is not None) or sort_of(a) == "flow" or a.scope != b.scope


def _year(ground: Ground, target: Target) -> str | None:
    """The year in which a target is due; that of its plan where the title names only one."""
    if target.deadline:
        return target.deadline[:4]
    plan = plan_of(ground, target.plan)
    years = set(_YEAR.findall(plan.plan.title)) if plan else set()
    return years.pop() if len(years) == 1 else None


def _kind(a: Target, b: Target) -> str | None:
    if (a.value, a.value2) != (b.value, b.value2):
        return "value-conflict"
    if a.scope and b.scope and a.scope != b.scope:
        return "scope-conflict"
    about = {a.comparator, b.comparator}
    return "modality-conflict" if a.firm != b.firm or ("~" in about and len(about) > 1) else None


_QUESTIONS = {
    "value-conflict": "数值不一致，以哪个为准？",
    "scope-conflict": "统计范围不一致，以哪个为准？",
    "modality-conflict": "同一数值、要求的强弱不一致，按哪一种考核？",
}


def _message(ground: Ground, kind: str, a: Target, b: Target) -> str:
    first, second = _place(ground, a, again=False), _place(ground, b, again=a.plan == b.plan)
    return f"{first}{quoted(_with_aim(a))}，{second}{quoted(_with_aim(b))}：{_QUESTIONS[kind]}"


def _place(ground: Ground, target: Target, *, again: bool) -> str:
    plan = plan_of(ground, target.plan)
    return where(plan, target, again=again) if plan else ""


def _with_aim(target: Target) -> str:
    """The quotation with the word that makes it a wish, where that stands some clauses before it."""
    return (
        target.quote if target.firm or any(w in target.quote for w in ("力争", "争取", "争创", "努力", "鼓励")) else f"力争……{target.quote}"
    )
