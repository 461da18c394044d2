"""Notices 消息: that an event concerns somebody, and when he read it. Projections of the events: neither is a row of the record."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One event concerns one account. What happened stands in the event, and nowhere else."""

    recorded = False

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey("ledger.Event", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)  # `obligation:12`; an event about many lights is a notice for each
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "event", "subject"], name="notice_once")]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="notice_newest_first"),
            models.Index(fields=["account"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.account_id}"


class Cursor(models.Model):
    """How far the events have been looked at: all numbers below `following`. There is one."""

    recorded = False

    following = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.following)
