"""The three administrators 三员 of an installation, opened by the verb that opens them."""

from datetime import datetime

from taizhang.frame.models import Account
from taizhang.ledger.actions import first_accounts
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.first_accounts import Named
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.roles import CLOCK, Role

from .people import MARCH

THREE = {
    Role.SYSTEM_ADMINISTRATOR: Named("system", "罗志坚"),
    Role.SECURITY_ADMINISTRATOR: Named("security", "梁思源"),
    Role.SECURITY_AUDITOR: Named("audit", "宋雅琴"),
}


def three(at: datetime = MARCH) -> dict[Role, str]:
    """They can sign in, with these passwords."""
    return first_accounts.open_first_accounts(THREE, organisation="江海省大数据局", by=By(CLOCK, at))


def by(username: str, *, reason: str = "", request: str | None = None, at: datetime = MARCH) -> By:
    """One of them acts."""
    account = Account.objects.get(username=username)
    return By(actors.actor_of(account, on=at.date()), at, reason=reason, request=request)
