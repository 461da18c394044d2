"""Plans 计划, what one document or a part of one orders, and the packages 计划包 that they came in."""

from typing import ClassVar

from django.db import models

from .columns import in_order, key, to
from .versions import Versioned, versioned


@versioned
class Package(Versioned):
    key = key()
    title = models.CharField(max_length=300)
    document = to("ledger.Document", null=True)

    def __str__(self) -> str:
        return self.title


@versioned
class Plan(Versioned):
    """The three dates are those of its document; which of them a period is counted from is kept with what was counted."""

    key = key()
    title = models.CharField(max_length=300)
    package = to("ledger.Package", null=True, related_name="plans")
    document = to("ledger.Document", null=True, related_name="plans")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)  # 成文日期
    printed_on = models.DateField(null=True, blank=True)  # 印发日期
    received_on = models.DateField(null=True, blank=True)  # 收到日期
    title_only = models.BooleanField(default=False)  # named by its title: its text is not in the document

    class Meta:
        constraints: ClassVar = [in_order("period_start", "period_end", of="plan")]

    def __str__(self) -> str:
        return self.title
