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

    def __init__(self, state: StrEnum, act: StrEnum, possible: tuple[StrEnum, ...]) -> None:
        listed = "、".join(possible) or "—"
        super().__init__(Sentence(f"当前状态{state}不能{act}；可以：{listed}", f"{act} does not follow {state}; what does: {listed}"))
        self.state, self.act, self.possible = state, act, possible


def after(table: Mapping[S, Mapping[A, S]], state: S, act: A) -> S:
    """The state after the act; `NotNow` where there is none."""
    follows = table.get(state, {})
    if act not in follows:
        raise NotNow(state, act, tuple(follows))
    return follows[act]
