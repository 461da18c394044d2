"""就高不就低: all that plans demand of an indicator, with what stands; whoever is outdone is still there to be seen."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import QuerySet

from taizhang.ledger.models import Target
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules import stricter
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.duties import Agreement
from taizhang.ledger.rules.stricter import Requirement, Standing

_AGREED = (Agreement.SET.value, Agreement.AGREED.value)
_COMPARATORS = {Kind.FALLING: "<=", Kind.CEILING: "<=", Kind.RANK: "<=", Kind.RANGE: "range"}  # where the text names none


class Demanded(NamedTuple):
    """What stands, by scope, deadline and yardstick; and the sources that demand something without a number (高于全国平均)."""

    standings: tuple[Standing, ...]
    unnumbered: tuple[str, ...]


class Rank(StrEnum):
    """What one demand is among all that are made of the same."""

    STANDS = "stands"
    OUTDONE = "outdone"
    STRETCH = "stretch"  # 力争: beyond what must be reached
    UNNUMBERED = "unnumbered"  # 高于全国平均: nothing to compare by
    SHARE = "share"  # a part of another, or not agreed to
    REVISED = "revised"  # another value has taken its place


class Weighed(NamedTuple):
    """A demand among the others; `over` is the source of the one that stands instead of it."""

    rank: Rank
    over: str = ""


class _Said(NamedTuple):
    plan: str | None
    code: str | None
    doc_number: str | None
    name: str
    scope: str
    deadline: date | None
    kind: str
    comparator: str
    strict: bool
    value: Decimal | None
    unit: str
    firm: bool
    baseline: Decimal | None
    baseline_words: str

    @property
    def source(self) -> str:
        """Its document, or its plan where that has none; and its row."""
        return " ".join(part for part in (self.doc_number or self.plan, self.code) if part)

    def requirement(self, value: Decimal) -> Requirement:
        of_kind = _COMPARATORS.get(Kind(self.kind), ">=")
        comparator = self.comparator or (of_kind.replace("=", "") if self.strict else of_kind)
        baseline = self.baseline_words or (str(self.baseline) if self.baseline is not None else None)
        return Requirement(
            self.source, self.name, self.scope or None, self.deadline, comparator, value, self.unit, self.firm, self.kind, baseline
        )


_COLUMNS = (
    "plan__title obligation__code plan__document__doc_number indicator__name scope deadline kind comparator strict value unit firm"
    " baseline baseline_words"
).split()


def demanded_of(indicator: int, *, on: date) -> Demanded:
    """What all plans demand of the indicator on that day, in one question. Shares are parts of a demand and no demand of their own."""
    rows = Target.objects.filter(valid_on(on))
    rows = rows.filter(indicator_id=indicator, parent__isnull=True, agreement__in=_AGREED).order_by("id")
    said = [_Said._make(values) for values in rows.values_list(*_COLUMNS)]
    numbered = [one.requirement(one.value) for one in said if one.value is not None]
    return Demanded(stricter.standings(numbered), tuple(one.source for one in said if one.value is None))


def weighed(targets: "QuerySet[Any]", *, on: date) -> dict[int, Weighed]:
    """For each of those targets (rows of `as_known`), what it is among them on that day; in one question."""
    columns = ("row", "parent_id", "agreement", "valid_from", "valid_to", *_COLUMNS)
    found: dict[int, Weighed] = {}
    numbered: dict[int, Requirement] = {}
    for pk, parent, agreement, begun, ended, *values in targets.order_by("row").values_list(*columns):
        said = _Said._make(values)
        if (begun and begun > on) or (ended and ended <= on):
            found[pk] = Weighed(Rank.REVISED)
        elif parent is not None or agreement not in _AGREED:
            found[pk] = Weighed(Rank.SHARE)
        elif said.value is None:
            found[pk] = Weighed(Rank.UNNUMBERED)
        else:
            numbered[pk] = said.requirement(said.value)
    places = {id(requirement): pk for pk, requirement in numbered.items()}
    for standing in stricter.standings(numbered.values()):
        over = standing.effective.source
        found[places[id(standing.effective)]] = Weighed(Rank.STANDS)
        if standing.stretch:
            found[places[id(standing.stretch)]] = Weighed(Rank.STRETCH, over)
        found |= {places[id(outdone)]: Weighed(Rank.OUTDONE, over) for outdone in standing.outdone}
    return found
