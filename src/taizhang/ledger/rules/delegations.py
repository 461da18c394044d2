"""代理: for how long, and for whom, one person may act for another.

>>> require_delegable(date(2026, 3, 2), date(2026, 3, 6), today=date(2026, 3, 2))
>>> require_delegable(date(2026, 3, 2), date(2027, 3, 6), today=date(2026, 3, 2))
Traceback (most recent call last):
    ...
taizhang.ledger.rules.delegations.NotDelegable: a deputy acts for 92 days at most: end it earlier, and name him again
"""

from collections.abc import Set as AbstractSet
from datetime import date

from .refusals import Refused
from .roles import ADMINISTRATORS, Role
from .sentences import Sentence

_LONGEST = 92  # days: a quarter, after which a post is granted and not lent


class NotDelegable(Refused):
    """Nobody acts for another in this way."""


def require_delegable(since: date, until: date, *, today: date) -> None:
    """The days are in order, not over, and not too many."""
    if until < since:
        raise NotDelegable(Sentence("结束日期早于开始日期", "it would end before it begins"))
    if since < today:
        raise NotDelegable(Sentence("开始日期不能早于今天", "it cannot begin before today"))
    if (until - since).days >= _LONGEST:
        raise NotDelegable(
            Sentence("代理一次最长92天，到期可再次委托", f"a deputy acts for {_LONGEST} days at most: end it earlier, and name him again")
        )


def require_two_people(principal: int | None, deputy: int) -> None:
    """Nobody is his own deputy; and each names his own."""
    if principal is None or principal == deputy:
        raise NotDelegable(Sentence("请选择本人以外的代理人", "name somebody else than yourself"))


def require_lendable(principal: AbstractSet[Role], deputy: AbstractSet[Role]) -> None:
    """The three administrators 三员 neither lend their posts nor borrow others'; somebody without a post has nothing to lend."""
    if (principal | deputy) & ADMINISTRATORS:
        raise NotDelegable(Sentence("三员不能委托他人代理，也不能代理他人", "the three administrators act for nobody, and nobody for them"))
    if not principal:
        raise NotDelegable(Sentence("您没有职务，无可委托", "you hold no post that another could fill"))
