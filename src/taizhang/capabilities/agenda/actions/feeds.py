"""A feed has a secret address; a new one ends the old one."""

import secrets
from hashlib import sha256

from taizhang.capabilities.agenda.models import Feed
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NoAccount(Refused):
    """A feed belongs to somebody who can sign in."""


def renew_feed(*, by: By) -> str:
    """The secret of the only feed that the account has from now on: told to its owner once, and kept as a hash."""
    account = _account(by)
    secret = secrets.token_urlsafe(32)
    with deeds.deed("renew_feed", by=by) as deed:
        for old in Feed.objects.filter(account_id=account, ended_on__isnull=True):
            deed.change(old, ended_on=by.today)
        deed.about(deed.add(Feed(account_id=account, sha256=sha256(secret.encode()).hexdigest(), made_on=by.today)))
    return secret


def end_feed(*, by: By) -> None:
    """The account has no feed; where it had one, its address shows nothing any more."""
    account = _account(by)
    with deeds.deed("end_feed", by=by) as deed:
        for old in Feed.objects.filter(account_id=account, ended_on__isnull=True):
            deed.change(old, ended_on=by.today)


def _account(by: By) -> int:
    if by.actor.account is None:
        raise NoAccount(Sentence("没有账号，不能订阅日程", "there is no account whose calendar it would be"))
    return by.actor.account
