"""就高不就低: where several documents set the same indicator, the stricter stands. All of them stay visible, with their sources.

A wish (力争) is a second, further target and not the pass line: it stands only where nothing firm does, and is else shown as the stretch.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .sentences import Sentence, shown

_UPWARD, _DOWNWARD = (">=", ">"), ("<=", "<")


@dataclass(frozen=True)
class Requirement:
    """What one source demands: comparators as a reading has them (>=, >, <=, <, ~, range); `kind` and `baseline` as far as they are said."""

    source: str
    indicator: str
    scope: str | None
    deadline: date | None
    comparator: str
    value: Decimal
    unit: str
    firm: bool = True
    kind: str = "level"
    baseline: str | None = None

    @property
    def subject(self) -> Hashable:
        """What it is about: the same for requirements that say different things of the same."""
        return self.indicator, self.scope, self.deadline

    @property
    def yardstick(self) -> Hashable:
        """What it is measured by: requirements with the same one compare. 左右 and ranges compare with nothing but themselves."""
        direction = "up" if self.comparator in _UPWARD else "down" if self.comparator in _DOWNWARD else (self.comparator, self.value)
        return direction, self.unit, self.kind, self.baseline

    @property
    def strictness(self) -> tuple[Decimal, bool]:
        """The more, the stricter: by its value in its direction, then 突破 before 达到."""
        upward = self.comparator not in _DOWNWARD
        return self.value if upward else -self.value, self.comparator in ("<", ">")


@dataclass(frozen=True)
class Standing:
    """What counts for one indicator, scope and deadline: the effective requirement, what it outdoes, the wish beyond it, and
    what is said of the same but does not compare (another unit, direction, kind or baseline)."""

    effective: Requirement
    outdone: tuple[Requirement, ...]
    stretch: Requirement | None
    apart: tuple[Requirement, ...]

    @property
    def sentence(self) -> Sentence:
        """Why it stands, in words."""
        e = self.effective
        zh = f"就高不就低：以{e.source}的{e.comparator}{shown(e.value)}{e.unit}为准"
        en = f"the stricter stands: {e.comparator} {shown(e.value)} {e.unit} of {e.source}"
        if self.apart:
            return Sentence(f"{zh}；另有{len(self.apart)}项口径不同、不可比较", f"{en}; {len(self.apart)} more do not compare")
        return Sentence(zh, en)


def standings(requirements: Iterable[Requirement]) -> tuple[Standing, ...]:
    """One standing for each yardstick of each subject, in the order in which they are first named; no requirement is lost."""
    subjects: dict[Hashable, dict[Hashable, list[Requirement]]] = defaultdict(lambda: defaultdict(list))
    for requirement in requirements:
        subjects[requirement.subject][requirement.yardstick].append(requirement)
    return tuple(_standing(same, said) for said in subjects.values() for same in said.values())


def _standing(same: list[Requirement], said: dict[Hashable, list[Requirement]]) -> Standing:
    by_strictness = sorted(same, key=lambda r: r.strictness, reverse=True)
    firm, wishes = ([r for r in by_strictness if r.firm is wanted] for wanted in (True, False))
    effective = (firm or wishes)[0]
    stretch = next((wish for wish in wishes if wish.strictness > effective.strictness), None)
    outdone = tuple(r for r in by_strictness if r is not effective and r is not stretch)
    apart = tuple(r for others in said.values() if others is not same for r in others)
    return Standing(effective, outdone, stretch, apart)
