"""Events 记录: who did what, to what, when; each a leaf of a Merkle log (RFC 6962). Rows are added and never changed.

Only `payload` and `salt` may be erased (they may hold personal data): the hash stays, and with it every proof.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from .columns import to


class Event(models.Model):
    recorded = False  # the log is not itself a row of the record

    number = models.PositiveBigIntegerField(unique=True)  # its place in the log, from 0
    verb = models.CharField(max_length=50)
    subject = models.CharField(max_length=60)  # `obligation:12`
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")  # none: the clock
    person = to("ledger.Person", null=True)
    organisation = to("ledger.Organisation", null=True)
    at = models.DateTimeField(db_index=True)
    request = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  two that have none are not the same request
    touched = models.JSONField()  # [table, row, revision, hash] of every row that was written
    payload = models.JSONField(null=True)  # old and new values, reason, source
    salt = models.BinaryField(null=True)
    payload_hash = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "number"], name="event_of_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class LogNode(models.Model):
    """A complete subtree of the log."""

    recorded = False

    level = models.PositiveSmallIntegerField()
    place = models.PositiveBigIntegerField()
    digest = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["level", "place"], name="node_once")]

    def __str__(self) -> str:
        return f"{self.level}/{self.place}"


class DailyRoot(models.Model):
    """The root of the log as it stood when the day was over: kept elsewhere too, it binds everything before it."""

    recorded = False
    day = models.DateField(unique=True)
    size = models.PositiveBigIntegerField()
    root = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.day}: {self.size}"
