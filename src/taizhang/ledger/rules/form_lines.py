"""A ledger as the lines of somebody else's form: what each row says in the columns that offices draw."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from taizhang.kit.days_in_words import day_in_words

from .duties import Duty
from .form_columns import Field

SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}  # as the tables of filing write a comparator


class Contact(NamedTuple):
    """Who is to be called about a row."""

    name: str
    phone: str


def lines_of(rows: Sequence[Mapping[str, Any]], contacts: Mapping[str, Contact]) -> Iterator[dict[Field, str | int]]:
    """A line for each row of a signed content (`taizhang.ledger/1`), in its order; what nobody has said is left out."""
    for place, row in enumerate(rows, 1):
        contact = contacts.get(row["code"], Contact("", ""))
        said: dict[Field, str | int] = {
            Field.SEQ: place,
            Field.CODE: row["code"],
            Field.CATEGORY: (row["path"] or [""])[0],
            Field.SOURCE: row["basis"],
            Field.TASK: row["heading"] or "",
            Field.MEASURE: row["title"],
            Field.TARGET: "；".join(target_in_words(target) for target in row["targets"]),
            Field.LEAD: _organisations(row, Duty.LEAD),
            Field.RESPONSIBLE: _organisations(row, Duty.RESPONSIBLE),
            Field.SUPPORT: _organisations(row, Duty.SUPPORT),
            Field.LEADER: people_named(row["duties"], "leader_name"),
            Field.PERSON: people_named(row["duties"], "person_name"),
            Field.LIAISON: contact.name,
            Field.PHONE: contact.phone,
            Field.START: _day(row["start"]),
            Field.DUE: _day(row["due"]) or row["due_words"],
            Field.MILESTONES: "；".join(_step(step) for step in row["milestones"]),
        }
        yield {field: words for field, words in said.items() if words != ""}


def people_named(duties: Iterable[Mapping[str, Any]], whom: str) -> str:
    """The people whom the organisations of a row have named as that, each once; one that nobody could be named as yet is not said.

    >>> people_named([{"leader_name": "方远"}, {"leader_name": "方远"}, {"person_name": "林"}], "leader_name")
    '方远'
    """
    return "、".join(dict.fromkeys(name for duty in duties if (name := duty.get(whom))))


def target_in_words(target: Mapping[str, Any]) -> str:
    """As a signed content has it, back in words."""
    value, upper = _plain(target["value"]), _plain(target["upper"])
    sign = SIGNS.get(target["comparator"], "")
    return f"{target['indicator_name']}{sign}{value}{'—' + upper if upper else ''}{target['unit'] if value else ''}"


def _plain(number: str | None) -> str:
    return (number.rstrip("0").rstrip(".") if "." in number else number) if number else ""


def _organisations(row: Mapping[str, Any], role: Duty) -> str:
    return "、".join(duty["organisation_name"] for duty in row["duties"] if duty["role"] == role)


def _step(step: Mapping[str, Any]) -> str:
    percent = str(step["percent"])
    return f"{_day(step['day'])}：{step['title']}（{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%）"


def _day(day: str | None) -> str:
    return day_in_words(date.fromisoformat(day)) if day else ""
