"""How high a matter is raised: the step that its light calls for, one above where it stands, and never two at once without the reason.

>>> from taizhang.ledger.rules.sentences import Sentence
>>> steps = [Step(n, key, Sentence(key, key), key, frozenset(), when=frozenset(when))
...          for n, (key, when) in enumerate([("reminder", [Rule.STALE]), ("urging", [Rule.BEHIND]), ("order", [Rule.OVERDUE]), ("warning", [])])]
>>> ladder = Ladder("督办", tuple(steps))
>>> wanted(ladder, Rule.OVERDUE, None).key
'order'
>>> wanted(ladder, Rule.OVERDUE, Last(0, Answer.FOLLOWED)).key, wanted(ladder, Rule.OVERDUE, Last(2, Answer.MISSING)).key
('urging', 'warning')
>>> wanted(ladder, Rule.OVERDUE, Last(2, Answer.AWAITED)) is None, wanted(ladder, Rule.ENDED, None) is None
(True, True)
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from taizhang.ledger.rules.ladders import Ladder, Step
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

from .pressing import OWING, State

QUIET = timedelta(days=30)  # what a person did not take up is not proposed again so soon


class Answer(StrEnum):
    """What became of the paper that stands."""

    AWAITED = "awaited"  # its reply is not due yet, or is being judged
    MISSING = "missing"  # no reply by the day that was set
    FOLLOWED = "followed"  # it was answered, or needed no answer; what it asks for is being done


class Last(NamedTuple):
    """The step at which a matter stands."""

    place: int
    answer: Answer


class TooHigh(Refused):
    """The step is not the next one, and nobody has said why it is left out."""


def answer_of(state: State, reply_by: date | None, *, on: date) -> Answer:
    """What became of a paper in that state."""
    if state in OWING and reply_by is not None:
        return Answer.MISSING if reply_by < on else Answer.AWAITED
    return Answer.AWAITED if state is State.REPLIED else Answer.FOLLOWED


def wanted(ladder: Ladder, rule: Rule, last: Last | None) -> Step | None:
    """The step that the system proposes; None where the light calls for none, or the last paper still has time to work."""
    called = ladder.proposed_for(rule)
    if called is None or last is None:
        return called
    above = ladder.steps[last.place + 1] if last.place + 1 < len(ladder.steps) else None
    if last.answer is Answer.MISSING:
        return above
    return above if last.answer is Answer.FOLLOWED and called.place > last.place else None


def highest(ladder: Ladder, rule: Rule | None, last: Last | None) -> int:
    """The place up to which nobody has to say why: what the light calls for at first, and then one step at a time."""
    if last is not None:
        return last.place + 1
    called = ladder.proposed_for(rule) if rule else None
    return called.place if called else 0


def require_place(step: Step, *, highest: int, why: str) -> None:
    """The step is the next one at most, or it was said why one is left out; else `TooHigh`."""
    if step.place > highest and not why.strip():
        raise TooHigh(
            Sentence(
                f"督办一次只升一级，越级采用“{step.title.zh}”须写明越级理由",
                f"a matter is raised one step at a time: say why it goes up to {step.title.en} at once",
            )
        )
