"""What a module tells the rest of the house of itself: `MANIFEST` in its `module.py`.

A manifest is read before Django is set up, by the command line too: it names things, and imports nothing heavy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module

from rules.predicates import Predicate


def N_(words: str) -> str:  # noqa: N802  the name under which translators' tools know it
    """Marks words for translation where they stand; whoever shows them translates them."""
    return words


@dataclass(frozen=True, slots=True)
class Command:
    """A command of `taizhang`: `module` has `arguments(parser)` and `run(options) -> int`."""

    name: str
    summary: str
    module: str
    needs_django: bool = True


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that may be done, and who may do it."""

    name: str
    title: str
    holds: Predicate


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation; shown to those who have the permission. Entries of one group stand under its title; `place` orders them."""

    title: str
    url_name: str
    permission: str
    group: str = ""
    place: int = 50


@dataclass(frozen=True, slots=True)
class Part:
    """A template in the bar above every page; shown to those who have the permission."""

    template: str
    permission: str


@dataclass(frozen=True, slots=True)
class Job:
    """What the clock starts: `function`, `module.function`, is given the moment and answers with one line about what it did.

    `times` are those of cron (minute, hour, day, month, weekday) in the government's zone. It may be started again at any time: what
    it has done already it does not do twice.
    """

    name: str
    title: str
    function: str
    times: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the events of a module say, in words: its `verbs`, and the `columns` of its tables; `hidden` columns follow from others and are not told.

    Columns that the record has, too, it knows already. `organisations` and `people` are columns that name one by number; `values`
    are words for the values of a column, which is named with its table: `filing.state`.
    """

    verbs: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A module: its name is its namespace of addresses and of permissions.

    `landing` names a function, `module.function`: where somebody who comes in by the front door lands, or None where that is elsewhere.
    A module that has none offers its first entry of the navigation. `desk` names functions `(actor, on) -> cards` (`ledger.rules.cards`): what
    that person owes or must decide on that day. `personal` are entries of the menu under one's name, `top` parts of the bar
    above every page, `context` a function
    `(request) -> words` for them. `beside` names functions `(thing, actor) -> links` (`ledger.pages.beside`): what is set beside a ledger, an
    obligation, or help that a report asks for, on its page. `views` names a function `(request, address, asked, record) -> views`
    (`ledger.pages.kept_views`): what somebody keeps of a list under names of his own. `words` are those of its events. `listeners` names functions `(now)` that are nudged after something was recorded over a page: each keeps its own
    cursor over the events, so that a nudge that is lost loses nothing. `concerns` says of verbs of its own whom they concern, by what an
    organisation is to the thing (`ledger.rules.permissions.Party`): an inbox tells these. `shows` says at which of its addresses a kind of thing of the record is shown by
    its key (`{"report": "reporting:report"}`): what speaks of such a thing leads there, and its cards are laid on desks by that module alone. `names` says of
    verbs of its own in which column of what they change the person stands who is told himself.
    """

    name: str
    title: str
    address: str = ""
    urls: str = ""
    api: str = ""
    landing: str = ""
    desk: tuple[str, ...] = ()
    top: tuple[Part, ...] = ()
    personal: tuple[Entry, ...] = ()
    context: str = ""
    navigation: tuple[Entry, ...] = ()
    permissions: tuple[Permission, ...] = ()
    commands: tuple[Command, ...] = ()
    jobs: tuple[Job, ...] = ()
    listeners: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    views: str = ""
    words: Words = Words()
    concerns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shows: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def of(modules: Iterable[str]) -> Sequence[Manifest]:
    """The manifests of the named packages, in their order."""
    return _of(tuple(modules))


@lru_cache(maxsize=100)
def _of(modules: tuple[str, ...]) -> Sequence[Manifest]:
    """Every page asks, and a manifest stays what it is."""
    return tuple(import_module(f"{name}.module").MANIFEST for name in modules)


def shown_at(modules: Iterable[str], kind: str) -> str:
    """The name of the address at which a kind of thing is shown; nothing where no module shows it."""
    return next((module.shows[kind] for module in of(modules) if kind in module.shows), "")
