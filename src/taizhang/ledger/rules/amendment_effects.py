"""What an amendment does to the totals: sums against their whole, weights, counts, and when things fall due. Rates are never added.

>>> before, after = {"甲市": Decimal(60), "乙市": Decimal(40)}, {"甲市": Decimal(50), "乙市": Decimal(40)}
>>> found = of_sum(Sum("造林面积", "万亩", ValueKind.CURRENT), Parts(Decimal(100), before), Parts(Decimal(100), after))
>>> found.before, found.after, found.grave
('100 / 100万亩', '90 / 100万亩', True)
>>> found.says.zh
'各方合计90，比总目标100少10'
>>> of_sum(Sum("覆盖率", "%", ValueKind.SHARE), Parts(Decimal(9), before), Parts(Decimal(9), after)).says.zh
'增速、占比、排名不能相加，只比较本项'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from .decomposition import Decomposition, Direction, Verdict, decomposed
from .quantities import RatesNotAdded, ValueKind
from .sentences import Sentence, shown
from .weights import in_percent, normalised

_NONE = "—"


class Effect(NamedTuple):
    """A total before and after, and what is to be said of it. `grave`: whoever decides should not miss it."""

    about: Sentence
    before: str
    after: str
    says: Sentence
    grave: bool = False


@dataclass(frozen=True)
class Sum:
    """A total: the name of its indicator, its unit, what its values are."""

    name: str
    unit: str
    kind: ValueKind
    direction: Direction = Direction.REACH


@dataclass(frozen=True)
class Parts:
    """A whole and the parts that are to make it. None is a part that nobody has set, which is not zero."""

    whole: Decimal
    parts: Mapping[str, Decimal | None]


def of_sum(of: Sum, before: Parts, after: Parts) -> Effect:
    """The parts against the whole, before and after; grave where they do not cover it afterwards, or far more than it is asked."""
    about = Sentence(f"{of.name}合计 / 总目标", f"{of.name}: sum / whole")
    try:
        old = decomposed(before.whole, before.parts, kind=of.kind, direction=of.direction)
        new = decomposed(after.whole, after.parts, kind=of.kind, direction=of.direction)
    except RatesNotAdded as refused:
        says = Sentence(f"{refused.sentence.zh}，只比较本项", f"{refused.sentence.en}: it is compared by itself alone")
        return Effect(about, _NONE, _NONE, says)
    return Effect(about, _against(old, of.unit), _against(new, of.unit), new.sentence, new.verdict is not Verdict.COVERED)


def of_weights(before: Mapping[str, Decimal | None], after: Mapping[str, Decimal | None], code: str) -> Effect | None:
    """How much of the ledger the row is, before and after; what it gives up the others take in proportion. None where nothing changes."""
    old, new = _share(before, code), _share(after, code)
    if old == new:
        return None
    others = Sentence(
        f"其余{len(after.keys() - {code})}项权重合计由{_percent(_rest(old))}变为{_percent(_rest(new))}，按比例分摊",
        f"the other {len(after.keys() - {code})} together go from {_percent(_rest(old))} to {_percent(_rest(new))}, in proportion",
    )
    return Effect(Sentence("该事项占台账权重", "weight of the row in its ledger"), _percent(old), _percent(new), others)


def of_count(about: Sentence, before: int, after: int) -> Effect:
    """How many there are."""
    more = after - before
    says = Sentence(f"{'增加' if more > 0 else '减少'}{abs(more)}项", f"{abs(more)} {'more' if more > 0 else 'fewer'}")
    return Effect(about, str(before), str(after), says if more else Sentence("不变", "unchanged"))


def of_due(old: date | None, new: date | None, dues: Mapping[str, date | None], *, end: date | None) -> list[Effect]:
    """How many rows fall due in the quarters that are concerned. `dues` are those before, the row among them; `end` is that of the plan."""
    effects = []
    for quarter in dict.fromkeys(_quarter(day) for day in (old, new) if day is not None):
        count = sum(day is not None and _quarter(day) == quarter for day in dues.values())
        moved = (new is not None and _quarter(new) == quarter) - (old is not None and _quarter(old) == quarter)
        if moved:
            year, number = quarter
            about = Sentence(f"{year}年第{number}季度到期事项", f"rows due in quarter {number} of {year}")
            effects.append(of_count(about, count, count + moved))
    if end is not None and new is not None and new > end and (old is None or old <= end):
        says = Sentence(f"超出计划期（{end}），须在年度结转中衔接", f"beyond the period of the plan ({end}): it has to be carried over")
        effects.append(Effect(Sentence("计划期", "period of the plan"), str(old or _NONE), str(new), says, grave=True))
    return effects


def to_json(found: Iterable[Effect]) -> list[dict[str, Any]]:
    """As an amendment keeps what it does, as that was seen when it was proposed.

    >>> effect = Effect(Sentence("总数", "total"), "2", "3", Sentence("增加1项", "1 more"), grave=True)
    >>> from_json(to_json([effect])) == [effect]
    True
    """
    return [
        {
            "about": [one.about.zh, one.about.en],
            "before": one.before,
            "after": one.after,
            "says": [one.says.zh, one.says.en],
            "grave": one.grave,
        }
        for one in found
    ]


def from_json(said: Iterable[Mapping[str, Any]]) -> list[Effect]:
    """What `to_json` made."""
    return [Effect(Sentence(*one["about"]), one["before"], one["after"], Sentence(*one["says"]), one["grave"]) for one in said]


def _against(found: Decomposition, unit: str) -> str:
    return f"{shown(found.total)} / {shown(found.whole)}{unit}"


def _share(weights: Mapping[str, Decimal | None], code: str) -> Decimal | None:
    """In percent; None where it is not among them."""
    if code not in weights:
        return None
    shares = normalised(list(weights.values()))
    return in_percent(shares[list(weights).index(code)])


def _rest(share: Decimal | None) -> Decimal:
    return 100 - (share or Decimal(0))


def _percent(share: Decimal | None) -> str:
    return _NONE if share is None else f"{shown(share)}%"


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3
