"""The single findings of a reading as lines to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from taizhang.ledger.rules.aim_words import falls

from .amounts import amount, bound
from .anchors import anchor, owner_anchor
from .cards import Due, Duty, OrderLine, Owner, ProvisionLine, TargetLine
from .roles import role_shown

Found = Mapping[str, Any]
_ROLES = ("lead", "responsible", "support")
_OPENING = 40
_MARKS = "。：；，、:.． \n\u3000"


def target_line(found: Found) -> TargetLine:
    due = Due(found["deadline"], found["deadline_text"]) if found["deadline"] else None
    return TargetLine(
        anchor(found["id"]),
        found["indicator"] or found["quote"],
        bound(found["comparator"], found["value"], found["value2"], found["unit"]),
        found["scope"],
        _kind(found),
        found["firm"],
        found["baseline"],
        due,
        found["quote"],
    )


def _kind(found: Found) -> str:
    """A rate that is to fall is none of growth.

    >>> _kind({"kind": "growth", "modality": ["下降", "左右"]}), _kind({"kind": "growth", "modality": ["增长"]})
    ('decline', 'growth')
    """
    return "decline" if found["kind"] == "growth" and falls(found["modality"]) else str(found["kind"])


def provision_line(found: Found) -> ProvisionLine:
    return ProvisionLine(
        anchor(found["id"]),
        found["kind"],
        amount(found["amount"], found["unit"]),
        found["beneficiary"],
        tuple(found["conditions"]),
        found["fund"],
        found["quote"],
    )


def order_line(found: Found) -> OrderLine:
    return OrderLine(anchor(found["id"]), found["no"], found["heading"], _after(found["text"], found["heading"]))


def duties_of(task: Found) -> tuple[Duty, ...]:
    """The organisations of a task by role, lead first, each role in the order of the text."""
    owners = list(enumerate(task["organisations"], start=1))
    by_role = {
        role: tuple(_owner(task["id"], place, o) for place, o in owners if role_shown(o["role"], o["label"]) == role) for role in _ROLES
    }
    return tuple(Duty(role, held) for role, held in by_role.items() if held)


def _owner(task: str, place: int, found: Found) -> Owner:
    return Owner(owner_anchor(task, place), found["canonical"] or found["name"], found["label"], found["inferred"])


def due_of(task: Found, plan: Found | None) -> Due:
    """The day that the task states, else the last day of the plan's year, marked as inferred."""
    if task["deadline"]:
        return Due(task["deadline"], task["deadline_text"])
    year = plan["year"] if plan else None
    return Due(f"{year}-12-31", inferred=True) if year else Due(None)


def heading_of(task: Found) -> str:
    """The heading; the opening words of a task without one, less the number that stands beside them.

    >>> heading_of({"no": "1", "heading": "", "text": "1.新建水厂2座，改造旧管网。"})
    '新建水厂2座'
    """
    return task["heading"] or _opening(task["text"].removeprefix(task["no"]).lstrip(_MARKS) or task["text"])


def body_of(task: Found) -> str:
    """The words of a task less its heading."""
    return _after(task["text"], task["heading"])


def _opening(text: str) -> str:
    stops = [at for mark in "，。；：\n" if 0 < (at := text.find(mark)) <= _OPENING]
    return text[: min(stops)] if stops else text[:_OPENING] + "…" * (len(text) > _OPENING)


def _after(text: str, heading: str) -> str:
    at = text.find(heading) + len(heading) if heading else 0
    return text[at:].lstrip(_MARKS) or text


def target_lines(found: Iterable[Found]) -> tuple[TargetLine, ...]:
    return tuple(map(target_line, found))


def provision_lines(found: Sequence[Found]) -> tuple[ProvisionLine, ...]:
    return tuple(map(provision_line, found))
