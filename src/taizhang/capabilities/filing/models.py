"""The duty to file 报送备案: by when the ledger of a plan is to be with the government above."""

from django.db import models

from taizhang.ledger.models.columns import to
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
