"""Feeds: whose calendar a secret address shows. The secret itself is kept nowhere."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class Feed(Versioned):
    """One for each account at a time; an ended one shows nothing any more."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account"], condition=models.Q(ended_on__isnull=True), name="feed_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"feed of {self.account_id}"
