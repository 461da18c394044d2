"""How well a reading agrees with the annotation of a sample: what was right, what was missed, what was invented."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, TypeVar

from taizhang.reading.document import Reading, Target, Task

Annotation = Mapping[str, Any]
A = TypeVar("A")
F = TypeVar("F")
_LIKE = 0.8


@dataclass(slots=True)
class Tally:
    """Right answers, and in words those that were missed and those that nobody asked for."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        wanted = 2 * self.right + len(self.missed) + len(self.invented)
        return 2 * self.right / wanted if wanted else 1.0

    @property
    def counts(self) -> bool:
        """Whether there was anything to find or anything found."""
        return bool(self.right or self.missed or self.invented)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.missed + other.missed, self.invented + other.invented)

    def report(self) -> str:
        return f"{self.f1:.3f}\n" + "\n".join([*(f"  missed   {m}" for m in self.missed), *(f"  invented {i}" for i in self.invented)])


def letters(words: str) -> str:
    """The letters and digits of `words`: layout and punctuation differ between formats of one text."""
    return "".join(c for c in words if c.isalnum() or c in "%‰")


def score(annotation: Annotation, reading: Reading) -> dict[str, Tally]:
    """A tally for each kind of finding."""
    tasks, tallies = _pairs(annotation["tasks"], reading.tasks, _same_task, _task_in_words, lambda t: t.text[:30])
    pairs, targets = _pairs(annotation["targets"], reading.targets, _same_target, _target_in_words, _found_in_words)
    _, provisions = _pairs(
        annotation["provisions"],
        reading.provisions,
        _same_provision,
        lambda p: f"{p['amount']}{p['unit']} {p['quote']}",
        lambda p: f"{p.amount}{p.unit} {p.quote}",
    )
    return {
        "tasks": tallies,
        "organisations": _organisations(annotation["tasks"], reading.tasks, tasks),
        "measures": _measures(annotation["tasks"], tasks),
        "targets": targets,
        "deadlines": _deadlines([*tasks, *pairs]),
        "provisions": provisions,
    }


def _pairs(
    annotated: Iterable[A], found: Sequence[F], same: Callable[[A, F], bool], wanted: Callable[[A], str], given: Callable[[F], str]
) -> tuple[list[tuple[A, F]], Tally]:
    """One-to-one pairs: each annotated thing with the first thing found, not yet taken, that is the same."""
    free, pairs, tally = list(found), [], Tally()
    for a in annotated:
        at = next((i for i, f in enumerate(free) if same(a, f)), None)
        if at is None:
            tally.missed.append(wanted(a))
        else:
            pairs.append((a, free.pop(at)))
    tally.right = len(pairs)
    tally.invented = [given(f) for f in free]
    return pairs, tally


def _same_task(annotated: Annotation, found: Task) -> bool:
    return 0 <= letters(found.text).find(letters(annotated["anchor"])[:12]) <= 30


def _task_in_words(annotated: Annotation) -> str:
    return str(annotated["anchor"])


def _organisations(annotated: Sequence[Annotation], found: Sequence[Task], tasks: Sequence[tuple[Annotation, Task]]) -> Tally:
    wanted = {(t["id"], o["name"], o["role"]) for t in annotated for o in t["organisations"]}
    name_of = {task.id: a["id"] for a, task in tasks}
    given = {(name_of.get(task.id, f"found {task.id}"), o.name, o.role) for task in found for o in task.organisations}
    return Tally(len(wanted & given), sorted(map(" ".join, wanted - given)), sorted(map(" ".join, given - wanted)))


def _measures(annotated: Sequence[Annotation], tasks: Sequence[tuple[Annotation, Task]]) -> Tally:
    task_of = {a["id"]: task for a, task in tasks}
    total = Tally()
    for a in annotated:
        if "measures" not in a:
            continue
        texts = [m.text for m in task_of[a["id"]].measures] if a["id"] in task_of else []
        _, tally = _pairs(a["measures"], texts, _like, lambda m: m, lambda m: m)
        total.right += tally.right
        total.missed += [f"{a['id']} {m}" for m in tally.missed]
        total.invented += [f"{a['id']} {m}" for m in tally.invented]
    return total


def _like(a: str, b: str) -> bool:
    return SequenceMatcher(None, letters(a), letters(b), autojunk=False).ratio() >= _LIKE


def _same_target(annotated: Annotation, found: Target) -> bool:
    numbers = (found.value, found.value2, found.unit, found.comparator)
    return numbers == (annotated["value"], annotated["value2"], annotated["unit"], annotated["comparator"]) and overlap(
        annotated["quote"], found.quote
    )


def _target_in_words(annotated: Annotation) -> str:
    return f"{annotated['comparator']} {annotated['value']} {annotated['unit']} {annotated['quote']}"


def _found_in_words(found: Target) -> str:
    return f"{found.comparator} {found.value} {found.unit} {found.quote}"


def _same_provision(annotated: Annotation, found: Any) -> bool:
    return (found.amount, found.unit) == (annotated["amount"], annotated["unit"]) and overlap(annotated["quote"], found.quote)


def overlap(annotated: str, found: str) -> bool:
    """Whether the two quotes state one thing: one holds the other or most of it, and the found one is not a whole page."""
    a, b = letters(annotated), letters(found)
    if not a or not b or len(b) > max(60, 3 * len(a)):
        return False
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return longest.size >= 0.6 * min(len(a), len(b))


def _deadlines(pairs: Sequence[tuple[Annotation, Task | Target]]) -> Tally:
    tally = Tally()
    for annotated, found in pairs:
        wanted, given = annotated["deadline"], found.deadline
        tally.right += wanted is not None and wanted == given
        if wanted != given:
            place = annotated.get("anchor") or annotated["quote"]
            tally.missed += [f"{wanted} {place}"] if wanted else []
            tally.invented += [f"{given} {place}"] if given else []
    return tally
