"""The life of an obligation. 完成 is not 销号: who owes applies, another verifies, the supervisor closes, and each of them may return it.

>>> after(State.APPLIED, Act.VERIFY)
<State.VERIFIED: 'verified'>
>>> after(State.IN_PROGRESS, Act.CLOSE)
Traceback (most recent call last):
    ...
taizhang.ledger.rules.transitions.NotNow: close does not follow in progress; what does: suspend, apply, cancel
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from . import transitions
from .lifecycle_words import OF_OBLIGATION
from .refusals import Refused
from .sentences import Sentence


class State(StrEnum):
    """Where an obligation stands."""

    DRAFT = "draft"  # 拟立项
    ISSUED = "issued"  # 已交办
    ACCEPTED = "accepted"  # 已签收
    IN_PROGRESS = "in-progress"  # 推进中
    SUSPENDED = "suspended"  # 中止
    APPLIED = "applied"  # 申请销号
    VERIFIED = "verified"  # 已核验
    RETURNED = "returned"  # 退回
    CLOSED = "closed"  # 已销号
    ARCHIVED = "archived"  # 已归档
    CANCELLED = "cancelled"  # 撤销


class Act(StrEnum):
    """What somebody does with it."""

    ISSUE = "issue"  # 交办
    ACCEPT = "accept"  # 签收
    DECLINE = "decline"  # 申请改派
    START = "start"
    SUSPEND = "suspend"  # 中止
    RESUME = "resume"  # 恢复
    APPLY = "apply"  # 申请销号
    VERIFY = "verify"  # 核验
    RETURN = "return"  # 退回重办
    CLOSE = "close"  # 销号
    CANCEL = "cancel"  # 撤销
    RESTORE = "restore"  # 恢复立项: a row of a draft that was dropped by mistake
    ARCHIVE = "archive"  # 归档


FOLLOWS: dict[State, dict[Act, State]] = {
    State.DRAFT: {Act.ISSUE: State.ISSUED, Act.CANCEL: State.CANCELLED},
    State.ISSUED: {Act.ACCEPT: State.ACCEPTED, Act.DECLINE: State.DRAFT, Act.CANCEL: State.CANCELLED},
    State.ACCEPTED: {Act.START: State.IN_PROGRESS, Act.SUSPEND: State.SUSPENDED, Act.APPLY: State.APPLIED, Act.CANCEL: State.CANCELLED},
    State.IN_PROGRESS: {Act.SUSPEND: State.SUSPENDED, Act.APPLY: State.APPLIED, Act.CANCEL: State.CANCELLED},
    State.SUSPENDED: {Act.RESUME: State.IN_PROGRESS, Act.CANCEL: State.CANCELLED},
    State.APPLIED: {Act.VERIFY: State.VERIFIED, Act.RETURN: State.RETURNED},
    State.VERIFIED: {Act.CLOSE: State.CLOSED, Act.RETURN: State.RETURNED},
    State.RETURNED: {Act.SUSPEND: State.SUSPENDED, Act.APPLY: State.APPLIED, Act.CANCEL: State.CANCELLED},
    State.CLOSED: {Act.ARCHIVE: State.ARCHIVED, Act.RETURN: State.RETURNED},
    State.CANCELLED: {Act.RESTORE: State.DRAFT, Act.ARCHIVE: State.ARCHIVED},
    State.ARCHIVED: {},
}

OPEN = frozenset({State.ISSUED, State.ACCEPTED, State.IN_PROGRESS, State.SUSPENDED, State.RETURNED})
CLAIMED = frozenset({State.APPLIED, State.VERIFIED})
ENDED = frozenset({State.CLOSED, State.ARCHIVED, State.CANCELLED})


class Need(StrEnum):
    """What an act cannot do without."""

    BASIS = "basis"  # 督查事项须有依据: 国务院令第733号 第十一条
    OWNER = "owner"
    CREDITOR = "creditor"
    DUE = "due"
    REASON = "reason"
    APPROVAL = "approval"
    EVIDENCE = "evidence"
    FINDING = "finding"


NEEDS: dict[Act, tuple[Need, ...]] = {
    Act.ISSUE: (Need.BASIS, Need.OWNER, Need.CREDITOR, Need.DUE),
    Act.DECLINE: (Need.REASON,),
    Act.SUSPEND: (Need.REASON, Need.APPROVAL),
    Act.APPLY: (Need.EVIDENCE,),
    Act.VERIFY: (Need.FINDING,),
    Act.RETURN: (Need.REASON,),
    Act.CLOSE: (Need.APPROVAL,),
    Act.CANCEL: (Need.REASON, Need.APPROVAL),
}
_NAMES = {
    Need.BASIS: Sentence("依据", "the basis"),
    Need.OWNER: Sentence("责任单位", "who owes it"),
    Need.CREDITOR: Sentence("核验方", "who verifies it"),
    Need.DUE: Sentence("完成时限", "the due date"),
    Need.REASON: Sentence("理由", "the reason"),
    Need.APPROVAL: Sentence("审批", "the approval"),
    Need.EVIDENCE: Sentence("佐证材料", "the evidence"),
    Need.FINDING: Sentence("核验结论", "the finding of the verification"),
}


class Incomplete(Refused):
    """The act may follow, but something is missing: `missing`, all of it."""

    def __init__(self, missing: tuple[Need, ...]) -> None:
        names = [_NAMES[need] for need in missing]
        super().__init__(Sentence(f"缺少：{'、'.join(n.zh for n in names)}", f"missing: {', '.join(n.en for n in names)}"))
        self.missing = missing


class ExtensionTooLate(Refused):
    """An extension (延期) is asked for before the due date and goes beyond it."""


def after(state: State, act: Act) -> State:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, OF_OBLIGATION)


def require(act: Act, present: Collection[Need]) -> None:
    """Everything is there that the act needs; else `Incomplete`."""
    if missing := tuple(need for need in NEEDS.get(act, ()) if need not in present):
        raise Incomplete(missing)


def require_extension(*, on: date, due: date, new_due: date) -> None:
    """It may still be extended to that day; else `ExtensionTooLate`."""
    if on > due:
        raise ExtensionTooLate(Sentence(f"延期须在{due}到期前申请", f"an extension is asked for before it is due, and that was {due}"))
    if new_due <= due:
        raise ExtensionTooLate(Sentence(f"新时限{new_due}不晚于原时限{due}", f"{new_due} is no later than {due}"))
