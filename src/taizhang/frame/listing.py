"""A list that somebody sorts: its columns, in which order it was asked for, and the address that sorts by each column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

# What says where one is in the old order means nothing in the new one.
_PLACES = ("before", "after")


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column. `kind`: words, number, day; it is drawn accordingly."""

    key: str
    title: str
    kind: str = "words"
    sortable: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    key: str
    descending: bool = False

    @property
    def words(self) -> str:
        """As it stands in an address: `due`, or `-due` from the end."""
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its head is drawn. Without an address it cannot be sorted by."""

    title: str
    kind: str
    url: str = ""
    sorted: str = ""


def order(asked: str, *, columns: Iterable[Column], default: Order) -> Order:
    """The order that was asked for, or the default where there is no such column."""
    wanted = Order(asked.removeprefix("-"), descending=asked.startswith("-"))
    return wanted if any(column.key == wanted.key and column.sortable for column in columns) else default


def headings(columns: Sequence[Column], *, now: Order, query: QueryDict) -> dict[str, Heading]:
    """The heads of the columns, by key; each leads to the list sorted by it, the present one to the other direction."""
    return {column.key: _heading(column, now, query) for column in columns}


def _heading(column: Column, now: Order, query: QueryDict) -> Heading:
    if not column.sortable:
        return Heading(column.title, column.kind)
    is_now = column.key == now.key
    following = Order(column.key, descending=is_now and not now.descending)
    return Heading(column.title, column.kind, _address(query, following), _direction(now) if is_now else "")


def _direction(now: Order) -> str:
    return "descending" if now.descending else "ascending"


def _address(query: QueryDict, wanted: Order) -> str:
    changed = query.copy()
    for place in _PLACES:
        changed.pop(place, None)
    changed["sort"] = wanted.words
    return f"?{changed.urlencode()}"
