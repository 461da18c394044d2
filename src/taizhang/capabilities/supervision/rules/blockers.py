"""The life of a blocker 难点堵点: raised, taken on, decided, solved; and raised to the level above, where nobody below can solve it.

>>> after(State.RAISED, Act.TAKE).value, after(State.TAKEN, Act.ESCALATE).value
('taken', 'raised')
"""

from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum

from taizhang.ledger.rules import transitions
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import LEADERS, STAFF, Actor, Role
from taizhang.ledger.rules.sentences import Sentence


class State(StrEnum):
    """Where a blocker stands."""

    RAISED = "raised"  # 已提出，待受理
    TAKEN = "taken"  # 协调中
    DECIDED = "decided"  # 已有协调意见，待落实
    SOLVED = "solved"  # 已解决
    WITHDRAWN = "withdrawn"  # 撤回


class Act(StrEnum):
    """What somebody does with it."""

    TAKE = "take"
    DECIDE = "decide"
    ESCALATE = "escalate"
    SOLVE = "solve"
    INSIST = "insist"
    WITHDRAW = "withdraw"


OPEN = frozenset({State.RAISED, State.TAKEN, State.DECIDED})
UNDECIDED = frozenset({State.RAISED, State.TAKEN})
FOLLOWS: dict[State, dict[Act, State]] = {
    State.RAISED: {Act.TAKE: State.TAKEN, Act.DECIDE: State.DECIDED, Act.ESCALATE: State.RAISED, Act.WITHDRAW: State.WITHDRAWN},
    State.TAKEN: {Act.DECIDE: State.DECIDED, Act.ESCALATE: State.RAISED, Act.WITHDRAW: State.WITHDRAWN},
    State.DECIDED: {Act.SOLVE: State.SOLVED, Act.INSIST: State.TAKEN, Act.ESCALATE: State.RAISED},
    State.SOLVED: {},
    State.WITHDRAWN: {},
}
NAMES: dict[str, Sentence] = {
    State.RAISED: Sentence("待受理", "to be taken on"),
    State.TAKEN: Sentence("协调中", "being coordinated"),
    State.DECIDED: Sentence("已协调，待落实", "decided, to be carried out"),
    State.SOLVED: Sentence("已解决", "solved"),
    State.WITHDRAWN: Sentence("已撤回", "withdrawn"),
    Act.TAKE: Sentence("受理", "take it on"),
    Act.DECIDE: Sentence("作出协调意见", "decide"),
    Act.ESCALATE: Sentence("提请上级协调", "raise it to the level above"),
    Act.SOLVE: Sentence("确认解决", "confirm that it is solved"),
    Act.INSIST: Sentence("反映未解决", "say that it is not solved"),
    Act.WITHDRAW: Sentence("撤回", "withdraw"),
}
BY_COORDINATOR = frozenset({Act.TAKE, Act.DECIDE, Act.ESCALATE})
BY_RAISER = frozenset({Act.ESCALATE, Act.SOLVE, Act.INSIST, Act.WITHDRAW})
_OWN = frozenset({Party.DEBTOR, Party.LEAD, Party.COORDINATOR})
_FOR_OTHERS = frozenset({Party.CREDITOR, Party.RECIPIENT, Party.SUPERVISOR})
HANDS = STAFF | LEADERS | {Role.SUPERVISOR}


class NoDuty(Refused):
    """Who raises a blocker has something to do with what it blocks."""


class NotHisToDo(Refused):
    """The act belongs to another organisation."""


class TooSoon(Refused):
    """The level below still has time."""


class NobodyAbove(Refused):
    """There is no level above."""


def after(state: State, act: Act) -> State:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, NAMES)


def require_raiser(actor: Actor, parties: AbstractSet[Party], *, supports: bool, asked: bool = False) -> None:
    """Anybody with a duty may raise it: who leads, who owes, who supports, who coordinates. Where a report has `asked` for help, whoever
    receives or supervises may raise it for who asked."""
    may = _OWN | _FOR_OTHERS if asked else _OWN
    if not actor.roles & HANDS or not (supports or parties & may):
        raise NoDuty(Sentence("难点堵点由对该事项负有责任的单位提出", "a blocker is raised by those who have a duty in the thing"))


def require_hand(act: Act, actor: Actor, *, raiser: int, coordinator: int) -> None:
    """The act is that of the actor's organisation: the coordinator takes on and decides, who raised it says whether it is solved."""
    own = {org for org, acts in ((raiser, BY_RAISER), (coordinator, BY_COORDINATOR)) if act in acts}
    if actor.organisation not in own or not actor.roles & HANDS:
        zh = "提出单位" if act in BY_RAISER - BY_COORDINATOR else "协调单位"
        en = "who raised it" if act in BY_RAISER - BY_COORDINATOR else "who coordinates it"
        raise NotHisToDo(Sentence(f"{NAMES[act].zh}由{zh}办理", f"to {NAMES[act].en} is for {en}"))


def require_time_is_up(actor: Actor, *, coordinator: int, due: date, on: date) -> None:
    """Who coordinates may pass it up at any time; who raised it, when the day has passed without a decision."""
    if actor.organisation != coordinator and on <= due:
        raise TooSoon(
            Sentence(
                f"协调时限为{due}，届时未协调的可提请上级", f"it is to be decided by {due}: after that it may be raised to the level above"
            )
        )
