"""Notices are made out of the events, and marked as read or mailed. They are projections, and personal: no event tells of them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from taizhang.capabilities.inbox.models import Cursor, Notice
from taizhang.capabilities.inbox.queries.recipients import recipients
from taizhang.ledger.models import Event

BATCH = 500


def deliver(*, now: datetime) -> int:
    """Everybody is told of every event that concerns him; how many notices that made. The cursor moves in the transaction that makes them:
    a crash before it loses nothing, and after it nothing is told twice."""
    made = 0
    while (more := _batch(now)) is not None:
        made += more
    return made


def _batch(now: datetime) -> int | None:
    with transaction.atomic():
        Cursor.objects.get_or_create(pk=1)
        cursor = Cursor.objects.select_for_update().get(pk=1)
        events = list(Event.objects.filter(number__gte=cursor.following).order_by("number")[:BATCH])
        if not events:
            return None
        told = recipients(events, on=timezone.localtime(now).date())
        Notice.objects.bulk_create(
            (Notice(account_id=to.account, event_id=to.event, subject=to.subject) for to in told), ignore_conflicts=True
        )
        Cursor.objects.filter(pk=1).update(following=events[-1].number + 1)
        return len(told)


def read(account: int, *, notice: int, now: datetime) -> Notice | None:
    """He has read it; None where it is nobody's, or somebody else's."""
    Notice.objects.filter(pk=notice, account_id=account, read_at__isnull=True).update(read_at=now)
    return Notice.objects.filter(pk=notice, account_id=account).first()


def read_all(account: int, *, until: int, now: datetime) -> int:
    """He has read all up to the one that he saw first; what came meanwhile is still unread."""
    return Notice.objects.filter(account_id=account, pk__lte=until, read_at__isnull=True).update(read_at=now)


def mailed(account: int, *, until: int, now: datetime) -> None:
    """Those notices stood in a digest: they stand in none again."""
    Notice.objects.filter(account_id=account, pk__lte=until, mailed_at__isnull=True).update(mailed_at=now)
