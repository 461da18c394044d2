"""The life of a ledger 台账: drafted, countersigned, signed, filed, on record; 备案 puts on record, and approves nothing.

>>> after(LedgerState.FILED, LedgerAct.RETURN)
<LedgerState.RETURNED: 'returned'>
"""

from dataclasses import dataclass
from enum import StrEnum

from . import transitions
from .lifecycle_words import OF_LEDGER
from .refusals import Refused
from .sentences import Sentence


class LedgerState(StrEnum):
    """Where a ledger stands."""

    DRAFT = "draft"  # 草拟
    COUNTERSIGNING = "countersigning"  # 会签
    SIGNED = "signed"  # 签发
    FILED = "filed"  # 已报送
    ON_RECORD = "on-record"  # 已备案
    RETURNED = "returned"  # 退回补正
    WITHDRAWN = "withdrawn"  # 撤回: it was set up by mistake


IN_FORCE = frozenset({LedgerState.SIGNED, LedgerState.FILED, LedgerState.ON_RECORD})
"""What it says is owed; it changes by amendments alone."""
ABOVE = frozenset({LedgerState.FILED, LedgerState.ON_RECORD})
"""It is with the government above."""


class LedgerAct(StrEnum):
    """What its coordinator, the other leads and the government above do with it."""

    CIRCULATE = "circulate"  # 送会签
    OBJECT = "object"  # 会签有异议
    SIGN = "sign"  # 签发
    FILE = "file"  # 报送
    RECORD = "record"  # 备案
    RETURN = "return"  # 退回补正
    REVISE = "revise"  # 补正
    WITHDRAW = "withdraw"  # 撤回


FOLLOWS: dict[LedgerState, dict[LedgerAct, LedgerState]] = {
    LedgerState.DRAFT: {
        LedgerAct.CIRCULATE: LedgerState.COUNTERSIGNING,
        LedgerAct.SIGN: LedgerState.SIGNED,  # where there is nobody to countersign: `require_signable` holds that
        LedgerAct.WITHDRAW: LedgerState.WITHDRAWN,
    },
    LedgerState.COUNTERSIGNING: {
        LedgerAct.OBJECT: LedgerState.DRAFT,
        LedgerAct.SIGN: LedgerState.SIGNED,
        LedgerAct.WITHDRAW: LedgerState.WITHDRAWN,
    },
    LedgerState.SIGNED: {LedgerAct.FILE: LedgerState.FILED, LedgerAct.WITHDRAW: LedgerState.WITHDRAWN},
    LedgerState.FILED: {LedgerAct.RECORD: LedgerState.ON_RECORD, LedgerAct.RETURN: LedgerState.RETURNED},
    LedgerState.RETURNED: {LedgerAct.REVISE: LedgerState.DRAFT},
    LedgerState.ON_RECORD: {},  # from here on it changes by amendments alone
    LedgerState.WITHDRAWN: {},
}


def after(state: LedgerState, act: LedgerAct) -> LedgerState:
    """The state after the act; `NotNow` where it does not follow."""
    return transitions.after(FOLLOWS, state, act, OF_LEDGER)


NOT_IN_FORCE = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.WITHDRAWN})


class NotInForce(Refused):
    """The ledger is not signed, or is withdrawn: nothing of it is owed yet."""


def require_in_force(state: LedgerState) -> None:
    """The ledger was signed, and what it orders can be issued; else `NotInForce`. Whatever a row lacks in a draft, signing asks for.

    >>> require_in_force(LedgerState.ON_RECORD)
    >>> require_in_force(LedgerState.COUNTERSIGNING)
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.ledger_lifecycle.NotInForce: the ledger is not in force: it is signed first
    """
    if state in NOT_IN_FORCE:
        raise NotInForce(Sentence("台账尚未签发或已撤回，不能交办，请先签发", "the ledger is not in force: it is signed first"))


@dataclass(frozen=True)
class Row:
    """What signing asks of a row of the ledger: its code, and whether it has a lead, a due date, and no conclusion left to confirm."""

    code: str
    led: bool
    dated: bool
    confirmed: bool


class NotSignable(Refused):
    """The ledger is not complete; all that is missing is listed: signatures by organisation, rows by code."""

    def __init__(self, unsigned: tuple[str, ...], unled: tuple[str, ...], undated: tuple[str, ...], unconfirmed: tuple[str, ...]) -> None:
        self.unsigned, self.unled, self.undated, self.unconfirmed = unsigned, unled, undated, unconfirmed
        found = [
            (unsigned, "未会签", "not countersigned"),
            (unled, "无牵头单位", "without a lead"),
            (undated, "无完成时限", "without a due date"),
            (unconfirmed, "推定内容未确认", "concluded and not confirmed"),
        ]
        zh = "；".join(f"{words}：{'、'.join(names)}" for names, words, _ in found if names)
        en = "; ".join(f"{words}: {', '.join(names)}" for names, _, words in found if names)
        super().__init__(Sentence(zh, en))


def require_signable(rows: tuple[Row, ...], *, leads: frozenset[str], countersigned: frozenset[str]) -> None:
    """Every lead has countersigned, and every row is complete; else `NotSignable`. An owner is required: nobody's task is nobody's."""
    unsigned = tuple(sorted(leads - countersigned))
    unled, undated, unconfirmed = (tuple(row.code for row in rows if not getattr(row, what)) for what in ("led", "dated", "confirmed"))
    if unsigned or unled or undated or unconfirmed:
        raise NotSignable(unsigned, unled, undated, unconfirmed)
