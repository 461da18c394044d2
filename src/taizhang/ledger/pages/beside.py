"""What the capabilities set beside a ledger or an obligation on its page: links to what they do with it."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.rules.roles import Actor


class Thing(NamedTuple):
    """Beside what a link is set. `state` is that of the ledger or the obligation (`LedgerState`, `State`). "help" is the help that an
    organisation has asked for in `line`, the line of a signed report about the obligation."""

    kind: str  # "ledger", "obligation" or "help"
    code: str
    state: str
    line: int = 0


class Beside(NamedTuple):
    """A link in the reader's language; `act` where something is done there, and not only read."""

    title: str
    url: str
    act: bool = False


def beside(thing: Thing, who: Reader) -> list[Beside]:
    """In the order of the modules. They decide by the thing and by who asks, and ask the database nothing; of a past day there are none."""
    if who.past is not None:
        return []
    named = [name for module in manifest.of(settings.MODULES) for name in module.beside]
    return [link for name in named for link in _function(name)(thing, who.actor)]


@cache
def _function(name: str) -> Callable[[Thing, Actor], Iterable[Beside]]:
    found: Callable[[Thing, Actor], Iterable[Beside]] = import_string(name)
    return found
