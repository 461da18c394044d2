"""What may follow what: a table of states and acts, and the refusal for everything that does not stand in it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from .refusals import Refused
from .sentences import Sentence

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


class NotNow(Refused):
    """The act does not follow from the state; `possible` are those that do."""

    def __init__(self, state: StrEnum, act: StrEnum, possible: tuple[StrEnum, ...], names: Mapping[str, Sentence]) -> None:
        zh = "、".join(names[other].zh for other in possible) or "无"
        en = ", ".join(names[other].en for other in possible) or "nothing"
        super().__init__(
            Sentence(
                f"状态为{names[state].zh}，不能{names[act].zh}；可以：{zh}",
                f"{names[act].en} does not follow {names[state].en}; what does: {en}",
            )
        )
        self.state, self.act, self.possible = state, act, possible


def after(table: Mapping[S, Mapping[A, S]], state: S, act: A, names: Mapping[str, Sentence]) -> S:
    """The state after the act; `NotNow` where there is none."""
    follows = table.get(state, {})
    if act not in follows:
        raise NotNow(state, act, tuple(follows), names)
    return follows[act]
