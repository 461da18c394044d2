"""Whose feed a secret opens, and whether somebody has one."""

from datetime import date
from hashlib import sha256

from taizhang.capabilities.agenda.models import Feed
from taizhang.frame.models import Account


def account_of(secret: str) -> Account | None:
    """The account, if it still may sign in and has not ended the feed."""
    digest = sha256(secret.encode()).hexdigest()
    feed = Feed.objects.select_related("account").filter(sha256=digest, ended_on__isnull=True, account__is_active=True).first()
    return feed.account if feed else None


def made_on(account: int) -> date | None:
    """Since when somebody has a feed; None: he has none."""
    return Feed.objects.filter(account_id=account, ended_on__isnull=True).values_list("made_on", flat=True).first()
