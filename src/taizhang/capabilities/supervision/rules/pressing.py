"""The life of one pressing 督办件: proposed, approved where its step needs that, issued, replied to, judged, closed.

>>> after(State.ISSUED, Act.REPLY).value
'replied'
"""

from datetime import date
from enum import StrEnum

from taizhang.ledger.rules import lifecycle, transitions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class State(StrEnum):
    """Where a pressing stands."""

    PROPOSED = "proposed"  # 拟发: by the system or by a person; nothing has been said to anybody
    SUBMITTED = "submitted"  # 报批
    APPROVED = "approved"  # 已批准
    REFUSED = "refused"  # 未批准
    ISSUED = "issued"  # 已发出
    REPLIED = "replied"  # 已回复，待审核
    RETURNED = "returned"  # 回复退回
    ACCEPTED = "accepted"  # 回复已认可，跟踪落实
    RAISED = "raised"  # 已升级: the next step took its place
    CLOSED = "closed"  # 办结
    WITHDRAWN = "withdrawn"  # 撤回


class Act(StrEnum):
    """What somebody does with it."""

    SUBMIT = "submit"
    APPROVE = "approve"
    REFUSE = "refuse"
    ISSUE = "issue"
    REPLY = "reply"
    ACCEPT = "accept"
    RETURN = "return"
    RAISE = "raise"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"  # by the system: what it is about has ended


WAITING = frozenset({State.PROPOSED, State.SUBMITTED, State.APPROVED})  # nobody has been told
STANDING = frozenset({State.ISSUED, State.REPLIED, State.RETURNED, State.ACCEPTED})
OWING = frozenset({State.ISSUED, State.RETURNED})  # a reply is owed
ENDED = frozenset({State.REFUSED, State.RAISED, State.CLOSED, State.WITHDRAWN})

GONE = "灯色已变化，原提出理由不再成立"  # what the system says when it withdraws its own proposal

FOLLOWS: dict[State, dict[Act, State]] = {
    State.PROPOSED: {Act.SUBMIT: State.SUBMITTED, Act.ISSUE: State.ISSUED, Act.WITHDRAW: State.WITHDRAWN},
    State.SUBMITTED: {Act.APPROVE: State.APPROVED, Act.REFUSE: State.REFUSED, Act.WITHDRAW: State.WITHDRAWN},
    State.APPROVED: {Act.ISSUE: State.ISSUED, Act.WITHDRAW: State.WITHDRAWN},
    State.ISSUED: {Act.REPLY: State.REPLIED, Act.RAISE: State.RAISED, Act.CLOSE: State.CLOSED, Act.WITHDRAW: State.WITHDRAWN},
    State.REPLIED: {Act.ACCEPT: State.ACCEPTED, Act.RETURN: State.RETURNED, Act.RAISE: State.RAISED},
    State.RETURNED: {Act.REPLY: State.REPLIED, Act.RAISE: State.RAISED, Act.WITHDRAW: State.WITHDRAWN},
    State.ACCEPTED: {Act.CLOSE: State.CLOSED, Act.RETURN: State.RETURNED, Act.RAISE: State.RAISED},
    State.REFUSED: {}, State.RAISED: {}, State.CLOSED: {}, State.WITHDRAWN: {},
}  # fmt: skip
for _state in WAITING | STANDING:
    FOLLOWS[_state][Act.LAPSE] = State.WITHDRAWN if _state in WAITING else State.CLOSED
NAMES: dict[str, Sentence] = {
    State.PROPOSED: Sentence("拟发", "proposed"),
    State.SUBMITTED: Sentence("报批", "to be approved"),
    State.APPROVED: Sentence("已批准，待签发", "approved, to be issued"),
    State.REFUSED: Sentence("未批准", "not approved"),
    State.ISSUED: Sentence("已发出", "issued"),
    State.REPLIED: Sentence("已回复，待审核", "replied to, to be judged"),
    State.RETURNED: Sentence("回复退回", "reply returned"),
    State.ACCEPTED: Sentence("回复已认可，跟踪落实", "reply accepted, being followed"),
    State.RAISED: Sentence("已升级", "raised to the next step"),
    State.CLOSED: Sentence("已办结", "closed"),
    State.WITHDRAWN: Sentence("已撤回", "withdrawn"),
    Act.SUBMIT: Sentence("报批", "submit for approval"),
    Act.APPROVE: Sentence("批准", "approve"),
    Act.REFUSE: Sentence("不予批准", "refuse"),
    Act.ISSUE: Sentence("签发", "issue"),
    Act.REPLY: Sentence("回复", "reply"),
    Act.ACCEPT: Sentence("认可回复", "accept the reply"),
    Act.RETURN: Sentence("退回回复", "return the reply"),
    Act.RAISE: Sentence("升级", "raise"),
    Act.CLOSE: Sentence("办结", "close"),
    Act.WITHDRAW: Sentence("撤回", "withdraw"),
    Act.LAPSE: Sentence("随事项办结", "end with what it is about"),
}


class ReplyIsMissing(Refused):
    """What demanded a reply is not closed without one."""


class SayWhy(Refused):
    """The act needs words that nobody has written."""


def after(state: State, act: Act) -> State:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, NAMES)


def why_lapsed(state: State, ended: lifecycle.State, *, on: date) -> str:
    """What the system writes when it ends a paper whose obligation ended on that day: a reply is owed no more, and nothing is issued.

    >>> why_lapsed(State.ISSUED, lifecycle.State.CLOSED, on=date(2026, 8, 1))
    '该事项已于2026年8月1日销号，本件随事项办结，不再要求回复'
    """
    told = f"该事项已于{on.year}年{on.month}月{on.day}日{'撤销' if ended is lifecycle.State.CANCELLED else '销号'}"
    return f"{told}，不再发出" if state in WAITING else f"{told}，本件随事项办结，不再要求回复"


def require_words(act: Act, words: str) -> None:
    """Something was written; else `SayWhy`."""
    if not words.strip():
        name = NAMES[act]
        raise SayWhy(Sentence(f"{name.zh}须写明理由或结论", f"to {name.en} needs the reason or the finding in words"))


def require_reply(state: State, *, demanded: bool) -> None:
    """It may be closed as it stands: a reply that was demanded was given, and accepted."""
    if state is State.ISSUED and demanded:
        raise ReplyIsMissing(
            Sentence(
                "要求回复的督办件须在回复认可后办结；确需终止的，请撤回",
                "a reply was demanded: accept it before closing, or withdraw the paper",
            )
        )
