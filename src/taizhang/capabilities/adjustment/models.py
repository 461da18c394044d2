"""Filing of a change 变更备案: what was changed in a ledger is put on record by who put the ledger on record."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.models.columns import in_order, to
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class ChangeFiling(Versioned):
    """Opened when an amendment has taken effect, closed when it is on record. `due` is empty while the calendar of that year is unknown."""

    amendment = models.OneToOneField("ledger.Amendment", on_delete=models.PROTECT, related_name="change_filing")
    recipient = to("ledger.Organisation")
    opened_on = models.DateField()
    within = models.PositiveSmallIntegerField()  # working days, as the path of the amendment had it
    due = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)  # of the letter by which it was filed
    filed_on = models.DateField(null=True, blank=True)
    filed_by = to("ledger.Person", null=True)
    record_number = models.CharField(max_length=100, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    recorded_by = to("ledger.Person", null=True)

    class Meta:
        constraints: ClassVar = [
            in_order("opened_on", "filed_on", of="changefiling"),
            in_order("filed_on", "recorded_on", of="changefiling"),
        ]

    def __str__(self) -> str:
        return f"change in {self.amendment.ledger}"
