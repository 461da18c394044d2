"""What the capabilities set beside a ledger or an obligation on its page: links to what they do with it."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.rules.permissions import RIGHTS, Party
from taizhang.ledger.rules.roles import Actor, Role


class Thing(NamedTuple):
    """Beside what a link is set. `state` is that of the ledger or the obligation (`LedgerState`, `State`). "help" is the help that an
    organisation has asked for in `line`, the line of a signed report about the obligation. `parties` is what the reader's organisation is
    to it, as far as the page knows without asking; None where it does not."""

    kind: str  # "ledger", "obligation" or "help"
    code: str
    state: str
    line: int = 0
    parties: frozenset[Party] | None = None

    def lets(self, actor: Actor, verb: str) -> bool:
        """The verb is the actor's, by his posts and by what is known of his organisation: who is certain to be refused is offered nothing."""
        right = RIGHTS[verb]
        return bool(right.roles & actor.roles) and (self.parties is None or bool(right.parties & self.parties))


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


def parties_known(actor: Actor, *, debtors: Collection[int], coordinator: int | None) -> frozenset[Party]:
    """What his organisation is to a thing that it sees. What supervisors see they mostly supervise; the verb looks at that closely."""
    known = {Party.DEBTOR: actor.organisation in debtors, Party.COORDINATOR: actor.organisation == coordinator}
    known |= {Party.SUPERVISOR: Role.SUPERVISOR in actor.roles}
    return frozenset(party for party, holds in known.items() if holds and actor.organisation is not None)


@cache
def _function(name: str) -> Callable[[Thing, Actor], Iterable[Beside]]:
    found: Callable[[Thing, Actor], Iterable[Beside]] = import_string(name)
    return found
