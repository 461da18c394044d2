"""Filing of a change 变更备案: what was changed in a ledger is put on record by who put the ledger on record."""

from typing import ClassVar

from django.db import models

from taizhang.capabilities.adjustment.rules.filings import FilingAct
from taizhang.ledger.models.columns import in_order, one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class ChangeFiling(Versioned):
    """Opened when an amendment has taken effect, closed when it is on record. `due` is empty while the calendar of that year is unknown."""

    amendment = models.OneToOneField("ledger.Amendment", on_delete=models.PROTECT, related_name="change_filing")
    recipient = to("ledger.Organisation")
    opened_on = models.DateField()
    within = models.PositiveSmallIntegerField()  # working days, as the path of the amendment had it
    due = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)  # of the letter by which it was filed last
    filed_on = models.DateField(null=True, blank=True)  # for the first time
    filed_by = to("ledger.Person", null=True)
    returned_on = models.DateField(null=True, blank=True)  # and not filed again since
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


class ChangeLetter(models.Model):
    """A paper of the filing: the change went up, it came back with what is wrong, it is on record. Added, never changed."""

    filing = to("adjustment.ChangeFiling", related_name="letters")
    act = word()
    paper = to("ledger.IssuedPaper")
    reason = models.TextField(blank=True)  # of a return
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("act", FilingAct, of="changeletter"),
            models.UniqueConstraint(fields=["paper"], name="change_letter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.paper}"
