"""The ladder 督办阶梯: by which steps a matter is raised, whose hand each step needs, and for which light it is proposed."""

from dataclasses import dataclass

from .light_facts import Rule
from .roles import Role
from .sentences import Sentence


@dataclass(frozen=True)
class Step:
    """One step 提醒、催办单 … `place` counts from 0. Nobody has to approve it where `approved_by` is empty; `reply_within` None: no reply is demanded."""

    place: int
    key: str
    title: Sentence
    document: str
    issued_by: frozenset[Role]
    approved_by: frozenset[Role] = frozenset()
    reply_within: int | None = None
    when: frozenset[Rule] = frozenset()


@dataclass(frozen=True)
class Ladder:
    """The steps in their order, the lightest first."""

    name: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step | None:
        """The step of that key."""
        return next((step for step in self.steps if step.key == key), None)

    def proposed_for(self, rule: Rule) -> Step | None:
        """The step that is proposed where that rule has made the light."""
        return next((step for step in self.steps if rule in step.when), None)
