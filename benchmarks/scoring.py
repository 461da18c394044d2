"""How much of an annotated plan a reading found: right, annotated and found, for each kind of finding."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from taizhang.reading import Reading
from taizhang.reading.document import Task  # a type only; the front door gives the values

Annotation = dict[str, Any]
ALIKE = 0.8  # share of letters in which two measures must agree


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    annotated: int
    found: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; nothing to find and nothing found is perfect."""
        everything = self.annotated + self.found
        return 2 * self.right / everything if everything else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.annotated + other.annotated, self.found + other.found)


def score(reading: Reading, annotation: Annotation) -> dict[str, Score]:
    """A score for each kind of finding; organisations and measures count only in tasks that were found."""
    tasks = _pairs(annotation["tasks"], reading.tasks, lambda wanted, task: _letters(task.text).startswith(_letters(wanted["anchor"])))
    measured = [(wanted, task) for wanted, task in tasks if wanted.get("measures")]
    return {
        "tasks": Score(len(tasks), len(annotation["tasks"]), len(reading.tasks)),
        "organisations": Score(
            sum(_right_organisations(wanted, task) for wanted, task in tasks),
            sum(len(wanted["organisations"]) for wanted in annotation["tasks"]),
            sum(len(task.organisations) for task in reading.tasks),
        ),
        "measures": Score(
            sum(len(_pairs(wanted["measures"], [m.text for m in task.measures], _alike)) for wanted, task in measured),
            sum(len(wanted.get("measures") or []) for wanted in annotation["tasks"]),
            sum(len(task.measures) for _, task in measured),
        ),
        "targets": _of_quantities(annotation["targets"], reading.targets, ("value", "unit", "comparator")),
        "provisions": _of_quantities(annotation["provisions"], reading.provisions, ("amount", "unit")),
    }


def _pairs(wanted: Iterable[Any], found: Iterable[Any], alike: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """One-to-one, in the order of the document."""
    free, pairs = list(found), []
    for item in wanted:
        match = next((index for index, candidate in enumerate(free) if alike(item, candidate)), None)
        if match is not None:
            pairs.append((item, free.pop(match)))
    return pairs


def _right_organisations(wanted: Annotation, task: Task) -> int:
    annotated = Counter((organisation["name"], organisation["role"]) for organisation in wanted["organisations"])
    found = Counter((organisation.name, organisation.role) for organisation in task.organisations)
    return (annotated & found).total()


def _of_quantities(wanted: list[Annotation], found: tuple[Any, ...], fields: tuple[str, ...]) -> Score:
    """The same quantity in the same words: the fields agree, and one quote contains the other."""

    def alike(item: Annotation, candidate: Any) -> bool:
        one, other = _letters(item["quote"]), _letters(candidate.quote)
        return all(item[name] == getattr(candidate, name) for name in fields) and (one in other or other in one)

    return Score(len(_pairs(wanted, found, alike)), len(wanted), len(found))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _letters(one), _letters(other), autojunk=False).ratio() >= ALIKE


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum() or character == "%")
