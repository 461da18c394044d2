"""Who may press whom about what, for many things at once: the same as is asked of one of them when it is issued (`rules.hands`)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from taizhang.capabilities.supervision.models import Designation
from taizhang.ledger.models import Organisation


class About(NamedTuple):
    """An obligation: its ledger, who coordinates that, and who owes it, the first of them first."""

    ledger: int | None
    coordinator: int | None
    owing: Collection[int]


class Reach:
    """The designations of a day, and the organisations where they are needed: two questions at most."""

    def __init__(self, on: date) -> None:
        rows = Designation.objects.filter(valid_from__lte=on, valid_to__gte=on)
        self._designated = list(rows.values_list("organisation_id", "ledger_id", "government_id"))
        self.above = cache(self._above)

    @cached_property
    def _parents(self) -> Mapping[int, int | None]:
        return dict(Organisation.objects.values_list("pk", "parent_id"))

    def first(self, issuers: Iterable[int | None], about: About) -> int | None:
        """The first of them that may press about it; None where nobody may."""
        return next((issuer for issuer in issuers if issuer is not None and self.may(issuer, about)), None)

    def may(self, issuer: int, about: About) -> bool:
        """It owes the thing not itself, and stands over who does (国务院令第733号 第五条), or was designated (第七条)."""
        if issuer in about.owing:
            return False
        supervised = next(iter(about.owing), about.coordinator)
        if supervised is not None and supervised != issuer and {issuer, self._parents.get(issuer)} & self.above(supervised):
            return True
        return self.is_designated(issuer, about)

    def is_designated(self, organisation: int, about: About) -> bool:
        """A designation of it stands on that day, for that ledger or for all below its government."""
        return any(own == organisation and self._covers(ledger, government, about) for own, ledger, government in self._designated)

    def _covers(self, ledger: int | None, government: int | None, about: About) -> bool:
        if ledger is not None:
            return ledger == about.ledger
        return about.coordinator is not None and government in {about.coordinator, *self.above(about.coordinator)}

    def _above(self, organisation: int) -> frozenset[int | None]:
        found: set[int | None] = set()
        parent = self._parents.get(organisation)
        while parent is not None and parent not in found:
            found.add(parent)
            parent = self._parents.get(parent)
        return frozenset(found)
