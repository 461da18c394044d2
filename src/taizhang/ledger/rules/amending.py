"""Amendments 变更: what may be changed through which kind, and what an amendment cannot do without.

>>> require_fields(AmendmentKind.DEADLINE, {"due": ["2022-06-30", "2022-09-30"]})
>>> require_fields(AmendmentKind.DEADLINE, {"words": ["a", "b"]})
Traceback (most recent call last):
    ...
taizhang.ledger.rules.amending.NotOfThisKind: an amendment of the kind deadline does not change words
"""

from collections.abc import Mapping, Sequence
from datetime import date
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
    WITHDRAWN = "withdrawn"


class AmendmentAct(StrEnum):
    """What is done with it."""

    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    APPLY = "apply"


FOLLOWS: dict[AmendmentState, dict[AmendmentAct, AmendmentState]] = {
    AmendmentState.PROPOSED: {
        AmendmentAct.APPROVE: AmendmentState.APPROVED,
        AmendmentAct.REFUSE: AmendmentState.REFUSED,
        AmendmentAct.WITHDRAW: AmendmentState.WITHDRAWN,  # by who proposed it; what is approved is no longer his alone
    },
    AmendmentState.APPROVED: {AmendmentAct.APPLY: AmendmentState.APPLIED},
    AmendmentState.REFUSED: {},
    AmendmentState.APPLIED: {},
    AmendmentState.WITHDRAWN: {},
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
    AmendmentState.WITHDRAWN: Sentence("已撤回", "withdrawn"),
    AmendmentAct.APPROVE: Sentence("批准", "approve"),
    AmendmentAct.REFUSE: Sentence("不予批准", "refuse"),
    AmendmentAct.APPLY: Sentence("生效", "apply"),
    AmendmentAct.WITHDRAW: Sentence("撤回", "withdraw"),
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


class NotDecidable(Refused):
    """Whoever proposed it would decide it."""


class NotYet(Refused):
    """The amendment takes effect later."""


class Clash(Refused):
    """What would change has changed since it was proposed: `fields`. It is proposed anew, by somebody who has seen both."""

    def __init__(self, fields: tuple[str, ...], found: Mapping[str, object]) -> None:
        zh = "、".join(f"{name}现为{found[name]}" for name in fields)
        en = ", ".join(f"{name} is {found[name]} now" for name in fields)
        super().__init__(Sentence(f"申请变更后原内容已被修改：{zh}，请重新申请", f"overtaken since it was proposed: {en}; propose it anew"))
        self.fields = fields


def require_other(decider: int | None, proposer: int | None) -> None:
    """The decision is another organisation's than the proposal; else `NotDecidable`. The clock proposes for nobody."""
    if decider is not None and decider == proposer:
        raise NotDecidable(Sentence("申请单位不能审批本单位的变更", "who proposes it does not decide it"))


def require_reached(effective_on: date, today: date) -> None:
    """The day of effect has come; else `NotYet`."""
    if today < effective_on:
        raise NotYet(Sentence(f"该变更自{effective_on}起生效", f"it takes effect on {effective_on}"))


def require_mergeable(changes: Mapping[str, Sequence[object]], found: Mapping[str, object]) -> None:
    """Every field that would change still is what the proposer saw; else `Clash`. What changed beside it stays.

    >>> require_mergeable({"due": ["2022-06-30", "2022-09-30"]}, {"due": "2022-06-30", "title": "another"})
    """
    if moved := tuple(name for name, (old, _) in sorted(changes.items()) if found.get(name) != old):
        raise Clash(moved, found)
