"""总台账: what several ledgers demand together; where two say the same twice, and where they do not say the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from taizhang.ledger.rules.form_lines import SIGNS
from taizhang.ledger.rules.sentences import shown

_MARKS = re.compile(r"[\s，。、；：“”‘’（）()《》,.;:]+")


@dataclass(frozen=True, slots=True)
class Demand:
    """A target with its row: `code`, `title`; what it measures; its value."""

    code: str
    title: str
    ledger: str
    indicator: str
    scope: str
    deadline: date | None
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    firm: bool

    @property
    def said(self) -> str:
        """As the tables of filing write it.

        >>> Demand("a-1", "", "a", "5G基站", "", None, ">=", Decimal("6"), None, "万个", False).said
        '力争≥6万个'
        """
        if self.value is None:
            return "未量化"
        upper = f"—{shown(self.upper)}" if self.upper is not None else ""
        return f"{'' if self.firm else '力争'}{SIGNS.get(self.comparator, '')}{shown(self.value)}{upper}{self.unit}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same indicator, scope and deadline, and not the same value 口径或目标值不一致: 就高不就低 says which stands, a person which is meant."""

    indicator: str
    scope: str
    deadline: date | None
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Double:
    """Rows of several ledgers with the same words 重复事项: one report serves both."""

    title: str
    codes: tuple[str, ...]


def conflicts(demands: Iterable[Demand]) -> list[Conflict]:
    """By indicator. Whoever sets no number contradicts nobody; and a row that firmly wants something is not held to what it strives for besides.

    >>> one = Demand("a-1", "", "a", "5G基站", "", None, ">=", Decimal(6), None, "万个", True)
    >>> two = Demand("b-4", "", "b", "5G基站", "", None, ">=", Decimal(5), None, "万个", True)
    >>> [[demand.code for demand in conflict.demands] for conflict in conflicts([one, two])]
    [['a-1', 'b-4']]
    >>> from dataclasses import replace
    >>> conflicts([one, replace(one, value=Decimal(5), firm=False)])
    []
    """
    known = [demand for demand in demands if demand.value is not None]
    firmly = {(demand.code, _of(demand)) for demand in known if demand.firm}
    found: dict[tuple[str, str, date | None], list[Demand]] = defaultdict(list)
    for demand in known:
        if demand.firm or (demand.code, _of(demand)) not in firmly:
            found[_of(demand)].append(demand)
    clashing = ((key, rows) for key, rows in found.items() if len({(row.comparator, row.value, row.upper, row.unit) for row in rows}) > 1)
    return [Conflict(*key, tuple(rows)) for key, rows in sorted(clashing, key=lambda one: (one[0][0], one[0][1], one[0][2] or date.max))]


def _of(demand: Demand) -> tuple[str, str, date | None]:
    return demand.indicator, demand.scope, demand.deadline


def doubles(rows: Iterable[tuple[str, str, str]]) -> list[Double]:
    """Of rows by code, ledger and title: those whose words are the same but for marks, in more than one ledger.

    >>> doubles([("a-1", "a", "出台节水办法。"), ("b-2", "b", "出台节水办法"), ("b-3", "b", "建设水库")])
    [Double(title='出台节水办法。', codes=('a-1', 'b-2'))]
    """
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        found[_MARKS.sub("", row[2])].append(row)
    several = (same for words, same in found.items() if words and len({ledger for _, ledger, _ in same}) > 1)
    return [Double(same[0][2], tuple(code for code, _, _ in same)) for same in several]


def of_ledger(conflicts_: Sequence[Conflict], ledger: str) -> list[tuple[Demand, Conflict]]:
    """The demands of one ledger that are in conflict, each with its conflict."""
    return [(demand, conflict) for conflict in conflicts_ for demand in conflict.demands if demand.ledger == ledger]
