"""审批路径: through whose hands an amendment of a kind goes before it stands, and within how many working days it is put on record.

>>> path = Path((Step("own", _WORDS, frozenset({Party.PROPOSER}), SIGNERS), *USUAL.steps))
>>> [step.key for step in for_proposer(path, roles=frozenset({Role.HEAD}), parties=set()).steps]
['decision']
>>> from_json(to_json(path)) == path
True
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from .permissions import RIGHTS, NotPermitted, Party, in_words
from .roles import SIGNERS, Role  # noqa: F401  the docstring's example
from .sentences import Sentence

_WORDS = Sentence("审批", "decision")


@dataclass(frozen=True)
class Step:
    """A hand that an amendment needs: of an organisation that is one of `parties` to it, of a post that is one of `roles`."""

    key: str
    title: Sentence
    parties: frozenset[Party]
    roles: frozenset[Role]


@dataclass(frozen=True)
class Path:
    """The steps in their order; the last one decides. `record_within`: working days until the change is put on record 变更备案."""

    steps: tuple[Step, ...]
    record_within: int = 10


USUAL = Path((Step("decision", _WORDS, RIGHTS["decide_amendment"].parties, RIGHTS["decide_amendment"].roles),))


def for_proposer(path: Path, *, roles: AbstractSet[Role], parties: AbstractSet[Party]) -> Path:
    """Without the hands that the proposer himself would lend: nobody examines his own proposal. The last step always stands."""
    own = parties | {Party.PROPOSER}
    before = (step for step in path.steps[:-1] if not (step.parties <= own and (step.parties != {Party.PROPOSER} or step.roles & roles)))
    return replace(path, steps=(*before, path.steps[-1]))


def require_hand(step: Step, *, roles: AbstractSet[Role], parties: AbstractSet[Party]) -> None:
    """The step is for that hand; else `NotPermitted` says for whose it is."""
    if not step.roles & roles:
        raise NotPermitted(in_words("decide_amendment", step.roles))
    if not step.parties & parties:
        raise NotPermitted(in_words("decide_amendment", step.parties))


def to_json(path: Path) -> dict[str, Any]:
    """As an amendment keeps it: the path that stood when it was proposed, whatever a pack says later."""
    steps = [
        {
            "step": step.key,
            "title": {"zh": step.title.zh, "en": step.title.en},
            "parties": sorted(step.parties),
            "roles": sorted(step.roles),
        }
        for step in path.steps
    ]
    return {"steps": steps, "record_within_working_days": path.record_within}


def from_json(said: Mapping[str, Any]) -> Path:
    """What `to_json` made, or what a pack declares; nothing is the usual path."""
    if not said:
        return USUAL
    steps = (
        Step(
            step["step"],
            Sentence(step["title"]["zh"], step["title"]["en"]),
            frozenset(map(Party, step["parties"])),
            frozenset(map(Role, step["roles"])),
        )
        for step in said["steps"]
    )
    return Path(tuple(steps), said.get("record_within_working_days", USUAL.record_within))
