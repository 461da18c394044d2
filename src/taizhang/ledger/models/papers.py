"""Papers 公文 that were issued: numbered, kept in full with their hash, never changed."""

from typing import ClassVar

from django.db import models

from .columns import key, to, word


class IssuedPaper(models.Model):
    """What went out under a number. `kind` is a word of the module that issued it; `content` is a `kit.paper.Paper` as JSON."""

    key = key()
    organisation = to("ledger.Organisation")  # who issues it
    kind = word()
    mark = models.CharField(max_length=12)  # 机关代字
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)  # 发文字号
    title = models.CharField(max_length=300)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    ledger = to("ledger.Ledger", null=True, related_name="papers")
    obligation = to("ledger.Obligation", null=True, related_name="papers")
    signed_by = to("ledger.Person", null=True)
    issued_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "mark", "year", "serial"], name="paper_number_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["issued_on", "id"], name="paper_by_day")]

    def __str__(self) -> str:
        return self.number


class PaperRecipient(models.Model):
    """To whom it goes: 主送, or a copy 抄送."""

    paper = to("ledger.IssuedPaper", related_name="recipients")
    organisation = to("ledger.Organisation")
    copy = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "organisation"], name="paper_recipient_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.paper}"
