"""What a pack 配置包 would change in the record. It deletes nothing, and overrides nothing that somebody else has said.

>>> wanted = [Wanted(Table.ORGANISATION, ("甲市人民政府",), {"code": "990100"})]
>>> standing = {(Table.ORGANISATION, ("甲市人民政府",)): Standing(7, "demo", {"code": ""})}
>>> [(c.act.value, c.new) for c in differences(wanted, standing, pack="demo", on=date(2026, 3, 2))]
[('change', {'code': '990100'})]
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

Name = tuple[str, ...]


class Table(StrEnum):
    """What packs bring, in the order in which one refers to the other."""

    ORGANISATION = "organisation"
    ALIAS = "alias"  # organisation, name
    MEMBER_LIST = "member-list"
    MEMBERSHIP = "membership"  # list, organisation, first day
    CALENDAR_YEAR = "calendar-year"
    LIGHT_RULES = "light-rules"
    DECLARED = "declared"  # pack, kind, name


class Act(StrEnum):
    """What loading does, or would do."""

    ADD = "add"
    CHANGE = "change"
    END = "end"  # no longer in the pack: ends with a date
    GONE = "gone"  # no longer in the pack, and left as it is: a person decides
    KEPT = "kept"  # somebody else has said otherwise, and that stands


@dataclass(frozen=True)
class Wanted:
    """A row as the pack has it. Columns that the pack does not state are nobody's business here; references are names."""

    table: Table
    name: Name
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Incoming:
    """A pack as it is to stand: all its rows, and the hash of its content."""

    name: str
    version: str
    sha256: str
    wanted: Sequence[Wanted]


class Standing(NamedTuple):
    """A row as it stands, and the pack that brought it; None: a person did."""

    number: int
    pack: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One line of `taizhang pack diff`."""

    act: Act
    table: Table
    name: Name
    new: Mapping[str, Any] = field(default_factory=dict)
    old: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None


WRITTEN = frozenset({Act.ADD, Act.CHANGE, Act.END})
_ENDING = frozenset({Table.ALIAS, Table.MEMBERSHIP})


def differences(wanted: Iterable[Wanted], standing: Mapping[tuple[Table, Name], Standing], *, pack: str, on: date) -> list[Change]:
    """All that loading the pack on that day would do, and what it would leave as it is."""
    rows = {(row.table, row.name): row for row in wanted}
    found = [change for key, row in rows.items() for change in _of(row, standing.get(key), pack)]
    left = [_left(key, row, on) for key, row in standing.items() if row.pack == pack and key not in rows and not _ended(row, on)]
    order = list(Table)
    return sorted([*found, *left], key=lambda change: order.index(change.table))


def version_of(text: str) -> tuple[int, ...]:
    """A version, so that 1.10 is newer than 1.9."""
    return tuple(int(part) for part in text.split("."))


def _of(row: Wanted, stands: Standing | None, pack: str) -> Iterator[Change]:
    if stands is None:
        yield Change(Act.ADD, row.table, row.name, row.values)
        return
    other = {name: value for name, value in row.values.items() if stands.values[name] != value}
    mine = other if stands.pack == pack else {name: value for name, value in other.items() if stands.values[name] in (None, "")}
    for act, names in ((Act.CHANGE, mine.keys()), (Act.KEPT, other.keys() - mine.keys())):
        if names:
            new, old = ({name: values[name] for name in other if name in names} for values in (other, stands.values))
            yield Change(act, row.table, row.name, new, old, stands.number)


def _left(key: tuple[Table, Name], row: Standing, on: date) -> Change:
    """Who leaves a list or loses a name does so on a day; whether an organisation ends is no pack's to decide."""
    if key[0] not in _ENDING:
        return Change(Act.GONE, *key, number=row.number)
    day = max(on, row.values.get("valid_from") or on)
    return Change(Act.END, *key, {"valid_to": day}, {"valid_to": row.values["valid_to"]}, row.number)


def _ended(row: Standing, on: date) -> bool:
    end = row.values.get("valid_to")
    return end is not None and (end <= on or end == row.values.get("valid_from"))
