"""Amendments 变更: what may be changed through which kind, and what an amendment cannot do without.

>>> require_fields(AmendmentKind.DEADLINE, {"due": ["2022-06-30", "2022-09-30"]})
>>> require_fields(AmendmentKind.DEADLINE, {"words": ["a", "b"]})
Traceback (most recent call last):
    ...
taizhang.ledger.rules.amending.NotOfThisKind: an amendment of the kind deadline does not change words
"""

from collections.abc import Mapping
from enum import StrEnum

from . import transitions
from .refusals import Refused
from .sentences import Sentence


class AmendmentKind(StrEnum):
    """What changes."""

    TARGET = "target"
    DEADLINE = "deadline"
    OWNER = "owner"
    WORDS = "words"
    ADD = "add"
    DROP = "drop"
    EXTEND = "extend"  # 延期: asked for before it is due


class AmendmentState(StrEnum):
    """Where an amendment stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    APPLIED = "applied"


class AmendmentAct(StrEnum):
    """What is done with it."""

    APPROVE = "approve"
    REFUSE = "refuse"
    APPLY = "apply"


FOLLOWS: dict[AmendmentState, dict[AmendmentAct, AmendmentState]] = {
    AmendmentState.PROPOSED: {AmendmentAct.APPROVE: AmendmentState.APPROVED, AmendmentAct.REFUSE: AmendmentState.REFUSED},
    AmendmentState.APPROVED: {AmendmentAct.APPLY: AmendmentState.APPLIED},
    AmendmentState.REFUSED: {},
    AmendmentState.APPLIED: {},
}
FIELDS: dict[AmendmentKind, frozenset[str]] = {
    AmendmentKind.TARGET: frozenset(
        {"value", "upper", "comparator", "unit", "deadline", "scope", "firm", "strict", "tolerance", "baseline"}
    ),
    AmendmentKind.DEADLINE: frozenset({"due", "due_words", "start"}),
    AmendmentKind.EXTEND: frozenset({"due"}),
    AmendmentKind.OWNER: frozenset({"lead", "responsible", "support"}),
    AmendmentKind.WORDS: frozenset({"words", "title", "heading"}),
    AmendmentKind.ADD: frozenset({"words", "title", "due", "due_words", "lead", "responsible", "support", "deliverable"}),
    AmendmentKind.DROP: frozenset({"state"}),
}
WORDS: dict[str, Sentence] = {
    AmendmentState.PROPOSED: Sentence("待审批", "proposed"),
    AmendmentState.APPROVED: Sentence("已批准", "approved"),
    AmendmentState.REFUSED: Sentence("未批准", "refused"),
    AmendmentState.APPLIED: Sentence("已生效", "applied"),
    AmendmentAct.APPROVE: Sentence("批准", "approve"),
    AmendmentAct.REFUSE: Sentence("不予批准", "refuse"),
    AmendmentAct.APPLY: Sentence("生效", "apply"),
}


class NotOfThisKind(Refused):
    """The amendment would change what its kind does not name: no change hides behind another."""


def after(state: AmendmentState, act: AmendmentAct) -> AmendmentState:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, WORDS)


def require_fields(kind: AmendmentKind, changes: Mapping[str, object]) -> None:
    """The changes are of the kind, and there are some; else `NotOfThisKind`."""
    if not changes:
        raise NotOfThisKind(Sentence("没有变更内容", "nothing would change"))
    if strange := sorted(set(changes) - FIELDS[kind]):
        raise NotOfThisKind(
            Sentence(f"该类变更不能修改：{'、'.join(strange)}", f"an amendment of the kind {kind} does not change {', '.join(strange)}")
        )
