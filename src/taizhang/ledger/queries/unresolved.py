"""Names in drafts that lead to no organisation yet: where each stands, and whom it could mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Ledger, PlanItem
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import expansion
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.expansion import Body, Expansion, MembersUnknown, NotExpandable
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.sentences import Sentence

SHOWN = 3


class Place(NamedTuple):
    """A row of a draft in which a name stands, and the role that it has there."""

    ledger: int
    row: int
    code: str
    role: Duty
    words: str


class OpenName(NamedTuple):
    """A name that leads to nobody in these rows; `known` is the organisation of that name, if the registry has got one since."""

    name: str
    places: tuple[Place, ...]
    known: int | None

    @property
    def shown(self) -> tuple[Place, ...]:
        return self.places[:SHOWN]


class Meant(NamedTuple):
    """Whom a collective name means by the rule; or why nobody can tell."""

    proposal: Expansion | None
    why: Sentence | None


def open_names(ledgers: Iterable[Ledger], *, on: date) -> list[OpenName]:
    """The names of these drafts that are open, the most frequent first; in four questions however many they are. Whom somebody has
    taken off a row is not open in it again."""
    keys = [ledger.pk for ledger in ledgers]
    items = list(_items(keys))
    known = registry.organisations_named({name for item in items for name, _ in item[4]}, on=on)
    owing = _owing(keys)
    found: dict[str, list[Place]] = defaultdict(list)
    for ledger, row, code, words, named in items:
        for name, role in named:
            if name not in owing[row] and (name not in known or known[name] not in owing[row]):
                found[name].append(Place(ledger, row, code, Duty(role), words))
    names = [OpenName(name, tuple(places), known.get(name)) for name, places in found.items()]
    return sorted(names, key=lambda one: -len(one.places))


def whom_they_mean(names: Sequence[str], *, issuer: str, on: date, about: str | None = None) -> dict[str, Meant]:
    """For each name that is a collective one whom it means, in a document of the government of that name; in three questions."""
    bodies = registry.governments()
    body = next((one for one in bodies if one.name == issuer), None)
    if body is None:
        return {}
    lists = registry.member_lists()
    found = {}
    for name in names:
        meant = _meant(name, body, bodies, lists, on, about)
        if meant is not None:
            found[name] = meant
    return found


def governments_of(issuer: str) -> list[str]:
    """The governments of the registry, first the one in whose name the issuer acts: 江海省人民政府 for 江海省人民政府办公厅."""
    names = [body.name for body in registry.governments()]
    return sorted(names, key=lambda name: (not issuer.startswith(name), -len(name) if issuer.startswith(name) else 0))


def _meant(name: str, issuer: Body, bodies: list[Body], lists: list[expansion.MemberList], on: date, about: str | None) -> Meant | None:
    try:
        return Meant(expansion.expand(name, issuer=issuer, bodies=bodies, lists=lists, on=on, about=about), None)
    except NotExpandable:
        return None  # a name like any other
    except MembersUnknown as refused:
        return Meant(None, refused.sentence)


def _items(ledgers: list[int]) -> Iterable[tuple[int, int, str, str, list[list[str]]]]:
    rows = PlanItem.objects.filter(ledger__in=ledgers).exclude(obligation__state=State.CANCELLED.value).order_by("ledger_id", "position")
    return rows.values_list("ledger_id", "obligation_id", "obligation__code", "words", "named")


def _owing(ledgers: list[int]) -> dict[int, set[str | int]]:
    """For each row who owes it or did: by number, and by the name as written."""
    found: dict[int, set[str | int]] = defaultdict(set)
    duties = Assignment.objects.filter(obligation__ledger__in=ledgers)
    for row, organisation, named in duties.values_list("obligation_id", "organisation_id", "named"):
        found[row] |= {organisation, named}
    return found
