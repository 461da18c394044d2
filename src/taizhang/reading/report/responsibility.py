"""Which of the three organisation columns of a ledger an organisation belongs in."""

from collections.abc import Iterable
from enum import StrEnum

from ..document import Organisation, Task


class Duty(StrEnum):
    """The organisation columns of a ledger; the value is the mark in the matrix."""

    LEAD = "牵"
    RESPONSIBLE = "责"
    SUPPORT = "配"


_OF_WORD = (
    (Duty.LEAD, ("牵头", "主办", "主责")),
    (Duty.SUPPORT, ("配合", "协助", "协办", "协同", "支持", "参与", "参加", "指导", "会同")),
    (Duty.RESPONSIBLE, ("责任", "负责", "落实", "承办", "实施", "分工")),
)
_OF_ROLE = {"lead": Duty.LEAD, "responsible": Duty.RESPONSIBLE, "support": Duty.SUPPORT}


def duty_of(organisation: Organisation) -> Duty:
    """The column that the text's own label names, the role where the label names none.

    Where the text says by a rule who leads (列第一位者为牵头单位), its label for all of them is 责任单位: the rule holds.
    """
    if organisation.role == "lead":
        return Duty.LEAD
    return next((duty for duty, words in _OF_WORD if any(w in organisation.label for w in words)), _OF_ROLE[organisation.role])


def duties(task: Task) -> dict[str, Duty]:
    """Each organisation of the task by name, in the order of the text, with its strongest duty."""
    found: dict[str, Duty] = {}
    for organisation in task.organisations:
        name, duty = name_of(organisation), duty_of(organisation)
        if name not in found or _rank(duty) < _rank(found[name]):
            found[name] = duty
    return found


def names(task: Task, duty: Duty) -> str:
    return "、".join(name for name, held in duties(task).items() if held is duty)


def reporters(task: Task) -> str:
    """Who reports on the task: those who lead and those responsible; those who support only where nobody else is named.

    Leads are marked where others report beside them.
    """
    held = duties(task)
    reporting = [n for n, d in held.items() if d is not Duty.SUPPORT] or list(held)
    mark = "（牵头）" if len({held[name] for name in reporting}) > 1 else ""
    return "、".join(name + mark * (held[name] is Duty.LEAD) for name in reporting)


def inferred(organisations: Iterable[Organisation]) -> str:
    return "、".join(dict.fromkeys(name_of(o) for o in organisations if o.inferred))


def name_of(organisation: Organisation) -> str:
    return organisation.canonical or organisation.name


def _rank(duty: Duty) -> int:
    return list(Duty).index(duty)
