"""Two editions of a document, clause by clause: what was changed, added, dropped; for each the words that differ.

>>> one = lambda key, words: Clause(key, "1", "节水", words, "", (), (0, 1))
>>> found = compare([one("a", "新建水厂2座"), one("b", "出台办法")], [one("c", "新建水厂3座")])
>>> [(change.kind.value, change.old and change.old.key, change.new and change.new.key) for change in found]
[('changed', 'a', 'c'), ('dropped', 'b', None)]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|.", re.DOTALL)
NEAR = 0.55  # of the characters of both, that they share: less, and it is another clause


class Kind(StrEnum):
    """What became of a clause."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Clause(NamedTuple):
    """A measure, or a task that orders none: `owners` are names with their roles, in their order."""

    key: str
    no: str
    heading: str
    words: str
    due: str
    owners: tuple[tuple[str, str], ...]
    span: tuple[int, int]


class Piece(NamedTuple):
    """Words that stand in both editions, in the old one alone (`-`) or in the new one alone (`+`)."""

    sign: str
    words: str


@dataclass(frozen=True)
class Change:
    """A clause that is not what it was. `old` is none where it was added, `new` where it was dropped."""

    old: Clause | None
    new: Clause | None

    @property
    def kind(self) -> Kind:
        if self.old is None:
            return Kind.ADDED
        return Kind.DROPPED if self.new is None else Kind.CHANGED

    @property
    def fields(self) -> tuple[str, ...]:
        """Of a changed one, what differs: words, due, owners."""
        if self.old is None or self.new is None:
            return ()
        return tuple(name for name in ("words", "due", "owners") if getattr(self.old, name) != getattr(self.new, name))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.old.words if self.old else "", self.new.words if self.new else "")


def clauses_of(findings: Mapping[str, Any]) -> list[Clause]:
    """The clauses of a reading in the order of the text."""
    return [clause for task in findings["tasks"] for clause in _of_task(task)]


def compare(old: Sequence[Clause], new: Sequence[Clause]) -> list[Change]:
    """What differs, in the order of the new edition, dropped clauses where they stood. A clause that only moved is the same."""
    pairs = dict(_pairs(old, new))
    found: list[Change] = []
    taken = 0
    reached = {at: place for place, at in pairs.items()}
    for at, clause in enumerate(new):
        place = reached.get(at)
        if place is not None and place >= taken:
            found += [Change(old[one], None) for one in range(taken, place) if one not in pairs]
            taken = place + 1
        before = old[place] if place is not None else None
        found += [change] if (change := Change(before, clause)).kind is Kind.ADDED or change.fields else []
    return found + [Change(old[one], None) for one in range(taken, len(old)) if one not in pairs]


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both in one line.

    >>> [tuple(piece) for piece in pieces_of("水厂2座", "水厂3座")]
    [('', '水厂'), ('-', '2'), ('+', '3'), ('', '座')]
    >>> [tuple(piece) for piece in pieces_of("灌溉40万亩", "灌溉45万亩")]  # a number is one word, and not its digits
    [('', '灌溉'), ('-', '40'), ('+', '45'), ('', '万亩')]
    """
    found: list[Piece] = []
    before, after = _WORD.findall(old), _WORD.findall(new)
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[begin:stop])
        if kind == "equal":
            found.append(Piece("", gone))
            continue
        found += [Piece(sign, words) for sign, words in (("-", gone), ("+", come)) if words]
    return tuple(found)


def _of_task(task: Mapping[str, Any]) -> Iterator[Clause]:
    owners = tuple((one["name"], one["role"]) for one in task["organisations"])
    for said in task["measures"] or [task]:
        due = said.get("deadline") or task["deadline"] or ""
        start, end = said["span"]
        yield Clause(said["id"], str(task["no"] or ""), task["heading"] or "", said["text"], due, owners, (start, end))


def _pairs(old: Sequence[Clause], new: Sequence[Clause]) -> Iterable[tuple[int, int]]:
    """Which clause of the old edition became which of the new one: first those with the same words, then those that are most alike."""
    found: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for at, clause in enumerate(new):
        places.setdefault(clause.words, []).append(at)
    for at, clause in enumerate(old):
        if same := places.get(clause.words):
            found[at] = same.pop(0)
    left, right = [at for at in range(len(old)) if at not in found], sorted(set(range(len(new))) - set(found.values()))
    scored = sorted(((_ratio(old[one].words, new[other].words), -one, -other) for one in left for other in right), reverse=True)
    taken = set(found.values())
    for score, one, other in scored:
        if score >= NEAR and -one not in found and -other not in taken:
            found[-one] = -other
            taken.add(-other)
    return found.items()


def _ratio(old: str, new: str) -> float:
    """Cheap bounds first: most pairs have nothing in common."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()
