"""What was decided of the gaps 缺项 of a document: answered here, or sent back to whoever issued it. And how far files are that are read together."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.capabilities.intake.rules.answers import Outcome
from taizhang.capabilities.intake.rules.batches import FileState, Origin
from taizhang.ledger.models.columns import key, one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class GapAnswer(Versioned):
    """A gap is named by what it says (`rules.answers.key_of`): read again, the document has the same gap."""

    document = to("ledger.Document", related_name="gap_answers")
    gap = models.CharField(max_length=32)
    message = models.TextField()
    outcome = word()
    answer = models.TextField(blank=True)
    decided_by = to("ledger.Person", null=True)
    decided_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("outcome", Outcome, of="gapanswer"),
            models.UniqueConstraint(fields=["document", "gap"], name="gap_answered_once"),
        ]

    def __str__(self) -> str:
        return self.message[:40]


class Batch(models.Model):
    """批次: files that somebody sent at once, or wants read from the server's folder. No part of the record: what a file becomes is."""

    recorded = False

    key = key()
    request = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  the form's own name for it: sent twice, it is one
    origin = word()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = to("ledger.Organisation", null=True)  # for which he acted
    asked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("origin", Origin, of="batch")]
        indexes: ClassVar = [models.Index(fields=["account", "-id"], name="batch_newest_first")]

    def __str__(self) -> str:
        return f"{self.origin} {self.key}"


class BatchFile(models.Model):
    """One file of a batch. Who reads it holds it until `held_until`; who was killed holds it no longer. Its bytes stand elsewhere, or nowhere."""

    recorded = False

    batch = models.ForeignKey("intake.Batch", on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=1000)
    size = models.PositiveBigIntegerField(default=0)
    state = word()
    document = to("ledger.Document", null=True)
    said_zh = models.TextField(blank=True)
    said_en = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    held_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("state", FileState, of="batchfile"),
            models.UniqueConstraint(fields=["batch", "position"], name="batchfile_place_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(state__in=["waiting", "reading"]), name="batchfile_to_read"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
