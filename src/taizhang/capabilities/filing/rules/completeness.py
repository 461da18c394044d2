"""What a row of a ledger lacks before it can be put on record: a lead, a person, a day, something that can be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.sentences import Sentence


class Lack(StrEnum):
    """In the order in which they are asked for."""

    LEAD = "lead"
    PERSON = "person"
    DUE = "due"
    TARGET = "target"


SAID = {
    Lack.LEAD: Sentence("无牵头单位", "no lead"),
    Lack.PERSON: Sentence("未明确责任人", "nobody is named who answers for it"),
    Lack.DUE: Sentence("无完成时限", "no day by which it is done"),
    Lack.TARGET: Sentence("无可衡量的目标", "nothing that can be measured"),
}


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A row, and what it lacks."""

    code: str
    title: str
    lacks: tuple[Lack, ...]


def incomplete(rows: list[Mapping[str, Any]]) -> list[Incomplete]:
    """The rows of an edition's content (`taizhang.ledger/1`) that lack something, in their order.

    >>> row = {"code": "a-1", "title": "出台办法", "due": None, "targets": [], "duties": [{"role": "lead", "person_name": None}]}
    >>> [one.lacks for one in incomplete([row])]
    [(<Lack.PERSON: 'person'>, <Lack.DUE: 'due'>, <Lack.TARGET: 'target'>)]
    """
    found = [Incomplete(row["code"], row["title"], _lacks(row)) for row in rows]
    return [row for row in found if row.lacks]


def _lacks(row: Mapping[str, Any]) -> tuple[Lack, ...]:
    leads = [duty for duty in row["duties"] if duty["role"] in (Duty.LEAD, Duty.RESPONSIBLE)]
    there = {
        Lack.LEAD: bool(leads),
        Lack.PERSON: any(duty["person_name"] for duty in leads),
        Lack.DUE: bool(row["due"]),
        Lack.TARGET: bool(row["targets"] or row["milestones"]) if "milestones" in row else bool(row["targets"]),
    }
    return tuple(lack for lack in Lack if not there[lack] and not (lack is Lack.PERSON and not leads))
