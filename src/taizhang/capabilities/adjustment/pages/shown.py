"""Changes and their effects as pages draw them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from taizhang.ledger.models import Obligation, Target
from taizhang.ledger.pages import words
from taizhang.ledger.pages.changes_in_words import Change, amended, names_in
from taizhang.ledger.queries.amendments import fields_standing, plain
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.amendment_effects import Effect


class Shown(NamedTuple):
    """An effect in the language that is read."""

    about: str
    before: str
    after: str
    says: str
    grave: bool


def effects(found: Iterable[Effect]) -> list[Shown]:
    return [Shown(words.said(one.about), one.before, one.after, words.said(one.says), one.grave) for one in found]


def sides(kind: AmendmentKind, changes: Mapping[str, Any], row: Obligation | None, target: Target | None) -> list[Change]:
    """What stands now beside what would stand."""
    stands = fields_standing(kind, row, target)
    return in_words({name: [stands.get(name), plain(value)] for name, value in changes.items()}, target)


def in_words(changes: Mapping[str, Any], target: Target | None = None) -> list[Change]:
    """What an amendment changes, each field in words: numbers in the unit of its target, with the names of those whom it names by number."""
    return amended(changes, names_in((), [changes]), unit=target.unit if target else "")
