"""When a row of the ledger is due: a date that the text states, else the end of the plan's year, marked as inferred."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..document import Plan, Target, Task


@dataclass(frozen=True, slots=True)
class Due:
    """`day` is None where neither the text nor the plan's year gives one. `words` are those of the text."""

    day: date | None
    inferred: bool
    words: str | None = None

    @property
    def shown(self) -> str | date:
        """What the cell shows: a date is written as one, an inferred date bears its mark in any reader."""
        if self.day is None:
            return "待定"
        return f"{self.day.isoformat()}（推定）" if self.inferred else self.day

    @property
    def why(self) -> str | None:
        """The reason for a day that the text does not state."""
        if self.day is None:
            return "原文没有写明完成时限，计划也没有写明年度：请在建账时核定。"
        return f"原文没有写明完成时限，按计划期末（{self.day.year}年）推定：请在建账时核定。" if self.inferred else None


def due_of(task: Task | None, targets: Sequence[Target], plan: Plan | None) -> Due:
    """The last day stated by the targets of a row, else by its task, else inferred from the plan's year."""
    stated = [(t.deadline, t.deadline_text) for t in targets if t.deadline]
    if task is not None and task.deadline and not stated:
        stated = [(task.deadline, task.deadline_text)]
    if stated:
        day, words = max(stated, key=lambda s: s[0])
        return Due(date.fromisoformat(day), inferred=False, words=words)
    return Due(date(plan.year, 12, 31) if plan and plan.year else None, inferred=True)
