"""Views that somebody comes back to: what his desk is narrowed and grouped by, under a name."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.ledger.models.columns import key
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class SavedView(Versioned):
    """常用视图. `asked` is what the address says; a view that is dropped keeps its row."""

    key = key()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=30)
    asked = models.CharField(max_length=300, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "name"], condition=models.Q(dropped_on__isnull=True), name="view_named_once")
        ]

    def __str__(self) -> str:
        return self.name
