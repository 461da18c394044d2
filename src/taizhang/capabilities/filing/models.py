"""What filing 报送备案 keeps of its own: by when, what went up with which letter, what came back, and what became of opinions."""

from typing import ClassVar

from django.db import models

from taizhang.capabilities.filing.rules.adoption import Outcome
from taizhang.capabilities.filing.rules.attachments import AttachmentKind
from taizhang.ledger.models.columns import one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class FilingDuty(Versioned):
    """What was ordered, as it was counted: 印发之日起10个工作日内. That a ledger was filed, and when, is the ledger's own to say."""

    ledger = models.OneToOneField("ledger.Ledger", on_delete=models.PROTECT, related_name="filing_duty")
    due = models.DateField()
    rule_zh = models.CharField(max_length=300)
    rule_en = models.CharField(max_length=500)
    basis = models.CharField(max_length=300)  # the paper that orders it
    ordered_by = to("ledger.Organisation", null=True)

    def __str__(self) -> str:
        return f"{self.ledger}, {self.due}"


class Filing(models.Model):
    """An edition of a ledger went up with a letter 报送函. Added, never changed: filed again, it is another filing."""

    ledger = to("ledger.Ledger", related_name="filings")
    edition = to("ledger.Edition")
    paper = to("ledger.IssuedPaper")
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition"], name="edition_filed_once")]

    def __str__(self) -> str:
        return f"{self.paper}"


class FilingAnswer(models.Model):
    """What came back: put on record 备案回执, or returned 退回补正. Added, never changed."""

    filing = models.OneToOneField("filing.Filing", on_delete=models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    paper = to("ledger.IssuedPaper")
    reason = models.TextField(blank=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.paper}"


@versioned
class Defect(Versioned):
    """What is wrong with a row, or with the ledger as a whole; and how it was made good before the ledger was filed again."""

    filing = to("filing.Filing", related_name="defects")
    obligation = to("ledger.Obligation", null=True)
    words = models.CharField(max_length=500)
    answer = models.CharField(max_length=500, blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.words


class Attachment(models.Model):
    """附件: a file that belongs to a ledger, as it was sent: the recipient's own form that went up with a letter, the stamped scan of a ledger
    that came from elsewhere. Added, never changed."""

    ledger = to("ledger.Ledger", related_name="attachments")
    filing = to("filing.Filing", null=True, related_name="attachments")
    kind = word()
    file = to("ledger.EvidenceFile")
    file_name = models.CharField(max_length=255)
    organisation = to("ledger.Organisation", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("kind", AttachmentKind, of="attachment")]

    def __str__(self) -> str:
        return self.file_name


@versioned
class Adoption(Versioned):
    """What became of an opinion that was given in countersigning 意见采纳情况."""

    opinion = models.OneToOneField("ledger.Countersignature", on_delete=models.PROTECT, related_name="adoption")
    outcome = word()
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [one_of("outcome", Outcome, of="adoption")]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.opinion_id}"
