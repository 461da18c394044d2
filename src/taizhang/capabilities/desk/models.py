"""Views that somebody comes back to: what a list is narrowed and grouped by, under a name."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.ledger.models.columns import key
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class SavedView(Versioned):
    """常用视图. `page` names the list, `asked` is what its address says; a view that is dropped keeps its row."""

    key = key()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=30)
    page = models.CharField(max_length=60, default="desk:desk")  # the name of its address: a view of one ledger is a view of any
    asked = models.CharField(max_length=1500, blank=True)  # a hundred characters that are looked for are nine hundred in an address
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "page", "name"], condition=models.Q(dropped_on__isnull=True), name="view_named_once")
        ]

    def __str__(self) -> str:
        return self.name
