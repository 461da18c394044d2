"""When a row of the ledger is due: a date that the text states, else the end of the plan's year, marked as inferred."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..document import Plan, Reading, Target, Task
from ..findings.deadlines import deadlines
from ..wording.fold import fold

_UNKNOWN = "待定"


@dataclass(frozen=True, slots=True)
class Due:
    """`day` is None where neither the text nor the plan's year gives one. `words` are those of the text."""

    day: date | None
    inferred: bool
    words: str | None = None

    @property
    def shown(self) -> date | str:
        """What the cell holds: a date, whether stated or inferred, so that it can be sorted; a word where there is none."""
        return self.day or _UNKNOWN

    @property
    def style(self) -> str:
        """How the cell looks: an inferred date bears its mark wherever it is shown or printed."""
        if self.day is None:
            return "unknown"
        return "inferred date" if self.inferred else "date"


def plan_of(reading: Reading, id_: str | None) -> Plan | None:
    return next((plan for plan in reading.plans if plan.id == id_), None)


def due_of_row(words: str, task: Task, targets: Sequence[Target], plan: Plan | None, *, issued: str | None) -> Due:
    """The last day that the words of the row state, else its targets, its task, the task's heading; failing all, the end of the plan's year."""
    own = _own(words, task, targets, plan, issued)
    of_task = [(task.deadline, task.deadline_text)] if task.deadline else [*_in_words(task.heading, plan, issued)]
    stated = own or of_task
    return _last(stated) if stated else _inferred(plan)


def deadline_of_measure(words: str, task: Task, targets: Sequence[Target], plan: Plan | None, *, issued: str | None) -> Due | None:
    """The last day that the measure's own words or targets state; None where only its task, or nothing, says by when."""
    own = _own(words, task, targets, plan, issued)
    return _last(own) if own else None


def _own(words: str, task: Task, targets: Sequence[Target], plan: Plan | None, issued: str | None) -> list[tuple[str, str | None]]:
    own = [*_in_words(words, plan, issued)] or [(t.deadline, t.deadline_text) for t in targets if t.deadline]
    return [(day, said) for day, said in own if not (task.deadline and day > task.deadline and _names_no_day(said))]


def due_of_target(target: Target, plan: Plan | None) -> Due:
    return _last([(target.deadline, target.deadline_text)]) if target.deadline else _inferred(plan)


def _in_words(words: str, plan: Plan | None, issued: str | None) -> Iterator[tuple[str, str | None]]:
    folded = fold(words)
    for found in deadlines(folded, 0, len(folded), year=plan.year if plan else None):
        # A day before the day of issue tells of the past (截至2025年底已建成, 2000年以前的小区) and binds nobody.
        if not issued or found.date >= issued:
            yield found.date, words[found.start : found.end]


def _names_no_day(said: str | None) -> bool:
    """年内 and the like: a task that is due in November takes precedence over the year of its measure."""
    return not any(character.isdigit() for character in said or "")


def _last(stated: Sequence[tuple[str, str | None]]) -> Due:
    day, words = max(stated, key=lambda s: s[0])
    return Due(date.fromisoformat(day), inferred=False, words=words)


def _inferred(plan: Plan | None) -> Due:
    return Due(date(plan.year, 12, 31) if plan and plan.year else None, inferred=True)
