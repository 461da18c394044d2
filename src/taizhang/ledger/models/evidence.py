"""Evidence 佐证: a file or an outside record, bound to the claim that it proves; and what was said of it."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.evidence_kinds import EvidenceKind
from taizhang.ledger.rules.reporting import Proves

from .columns import key, one_of, to, word


class EvidenceFile(models.Model):
    """Bytes, once for each content."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class Evidence(models.Model):
    """Added, never changed; a better one is another one."""

    key = key()
    obligation = to("ledger.Obligation", related_name="evidence")
    proves = word()
    kind = word(blank=True, default="")  # blank: of a time when nobody said
    line = to("ledger.ReportLine", null=True, related_name="evidence")  # with which it was handed in, whatever it proves
    milestone = to("ledger.Milestone", null=True, related_name="evidence")
    target = to("ledger.Target", null=True, related_name="evidence")
    title = models.CharField(max_length=300)
    file = to("ledger.EvidenceFile", null=True)
    file_name = models.CharField(max_length=255, blank=True)
    outside = models.CharField(max_length=500, blank=True)  # number or address of a record elsewhere
    issuer = models.CharField(max_length=200, blank=True)
    organisation = to("ledger.Organisation", null=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("proves", Proves, of="evidence"),
            one_of("kind", EvidenceKind, blank=True, of="evidence"),
            models.CheckConstraint(condition=models.Q(file__isnull=False) | ~models.Q(outside=""), name="evidence_is_something"),
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceVerdict(models.Model):
    """Somebody else's judgement of a piece of evidence. Added, never changed."""

    evidence = to("ledger.Evidence", related_name="verdicts")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    organisation = to("ledger.Organisation", null=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{'accepted' if self.accepted else 'refused'}: {self.evidence}"
