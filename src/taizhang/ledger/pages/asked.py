"""What a reader of a grid asked for: filters, order, columns, groups and place, out of the address and back into it. A grid of several
ledgers can be asked for more than a grid of one."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from django.http import QueryDict

from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries.groups import is_group
from taizhang.ledger.queries.obligations import SORTS
from taizhang.ledger.queries.wanted import Wanted
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.lifecycle import State

LONGEST = 100  # of words that are looked for
USUAL = ("title", "lead", "due", "light", "state", "completion")
COLUMNS = (
    "no",
    "title",
    "task",
    "lead",
    "support",
    "person",
    "leader",
    "verifier",
    "due",
    "wording",
    "deliverable",
    "light",
    "state",
    "completion",
    "act",
)
GROUPS = ("lead", "light", "state", "month")
_LOOKS = ("sort", "columns", "group")
_ARRANGED = ("columns", "group", "begin", "after")


@dataclass(frozen=True)
class Asked:
    """By the names in the address; empty is whatever there is."""

    usual: ClassVar[tuple[str, ...]] = USUAL  # the columns, where nobody chose others
    choices: ClassVar[tuple[str, ...]] = COLUMNS
    groupings: ClassVar[tuple[str, ...]] = GROUPS

    light: str = ""
    state: str = ""
    lead: str = ""
    words: str = ""
    late: str = ""
    sort: str = "code"
    columns: str = ""  # joined by points, in the order in which they stand
    group: str = ""
    begin: str = ""  # the group that the page begins with
    after: str = ""

    @property
    def said(self) -> dict[str, str]:
        """As it stands in an address."""
        return {name: value for name, value in self.__dict__.items() if value and (name, value) != ("sort", "code")}

    def without(self, name: str) -> "Asked":
        """From the first page on, without that filter."""
        return replace(self, **{"begin": "", "after": "", name: ""})

    @property
    def looks(self) -> dict[str, str]:
        """How the rows are shown, whichever they are."""
        return {name: value for name, value in self.said.items() if name in _LOOKS}

    @property
    def narrows(self) -> dict[str, str]:
        """Which rows there are, in which order."""
        return {name: value for name, value in self.said.items() if name not in _ARRANGED}

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that are shown."""
        return tuple(self.columns.split(".")) if self.columns else self.usual

    def wanted(self, who: Reader, among: Wanted) -> Wanted:
        """The question to the record, `among` being the rows before anything narrows them. Late is what should have ended by now and has not."""
        return replace(
            among,
            states=(self.state,) if self.state else (),
            colours=(self.light,) if self.light else (),
            words=self.words,
            due_to=who.day - timedelta(days=1) if self.late else None,
            live=bool(self.late),
            sort=self.sort,
            on=who.past,
            known_at=who.known_at,
        )


@dataclass(frozen=True)
class AskedOfAll(Asked):
    """Of the rows of several ledgers; `ledger` is the code of one of them."""

    usual: ClassVar[tuple[str, ...]] = (USUAL[0], "plan", *USUAL[1:])
    choices: ClassVar[tuple[str, ...]] = (*COLUMNS[:2], "plan", *COLUMNS[2:])
    groupings: ClassVar[tuple[str, ...]] = ("plan", *GROUPS)

    ledger: str = ""


def asked(query: QueryDict) -> Asked:
    """What cannot be asked for is left out."""
    return Asked(**_said(query, Asked))


def asked_of_all(query: QueryDict) -> AskedOfAll:
    return AskedOfAll(**_said(query, AskedOfAll), ledger=_words(query, "ledger"))


def _said(query: QueryDict, of: type[Asked]) -> dict[str, str]:
    sort, group, begin = query.get("sort", ""), query.get("group", ""), _words(query, "begin")
    group = group if group in of.groupings else ""
    return {
        "light": _one_of(query.get("light", ""), Colour),
        "state": _one_of(query.get("state", ""), State),
        "lead": query.get("lead", "")[:LONGEST],
        "words": query.get("words", "").replace("\0", "").strip()[:LONGEST],
        "late": "1" if query.get("late") else "",
        "sort": sort if sort in SORTS else "code",
        "columns": _columns(query.getlist("columns"), of),
        "group": group,
        "begin": begin if group and is_group(group, begin) else "",
        "after": _words(query, "after"),
    }


def _words(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\0", "")[:LONGEST]


def _columns(named: list[str], of: type[Asked]) -> str:
    """A form names each, an address all of them in one word; the measure itself is always there. Nothing, where they are the usual ones."""
    chosen = {"title", *(key for words in named for key in words.split("."))}
    shown = tuple(key for key in of.choices if key in chosen)
    return "" if shown == of.usual or not any(named) else ".".join(shown)


def _one_of(value: str, known: type[Colour] | type[State]) -> str:
    return value if value in {one.value for one in known} else ""
