"""The order to report 报送周期, and the bulletins 通报 that are made of what was reported."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.models.columns import in_order, key, one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned
from taizhang.ledger.rules.bulletins import BulletinKind, BulletinState
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday, Rhythm


@versioned
class ReportingOrder(Versioned):
    """What was ordered for a ledger; the clock opens its reports by it, of periods that end on `since` or later."""

    ledger = models.OneToOneField("ledger.Ledger", on_delete=models.PROTECT, related_name="reporting_order")
    cadence = word(default=Cadence.MONTHLY.value)
    by_day = models.PositiveSmallIntegerField()
    after = models.PositiveSmallIntegerField(default=0)
    on_holidays = word(default=OnHoliday.AFTER.value)
    since = models.DateField()
    basis = models.CharField(max_length=300)  # the paper that orders it
    ordered_by = to("ledger.Organisation", null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("cadence", Cadence, of="reportingorder"),
            one_of("on_holidays", OnHoliday, of="reportingorder"),
        ]

    def __str__(self) -> str:
        return f"{self.ledger}, {self.cadence}"

    @property
    def rhythm(self) -> Rhythm:
        """As the rules of periods take it."""
        return Rhythm(Cadence(self.cadence), self.by_day, self.after, OnHoliday(self.on_holidays))


@versioned
class Bulletin(Versioned):
    """A monthly 进展情况报告 or 通报: drafted from what was accepted at the cut-off, edited, issued as a paper, and never changed again."""

    key = key()
    organisation = to("ledger.Organisation")  # whose it is
    kind = word(default=BulletinKind.PROGRESS.value)
    state = word(default=BulletinState.DRAFT.value)
    title = models.CharField(max_length=300)
    period_start = models.DateField()
    period_end = models.DateField()
    cut_off = models.DateTimeField()
    ledgers = models.JSONField()  # their codes
    body = models.TextField()
    approval = models.CharField(max_length=300, blank=True)  # who has approved that it goes out
    paper = to("ledger.IssuedPaper", null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", BulletinKind, of="bulletin"),
            one_of("state", BulletinState, of="bulletin"),
            in_order("period_start", "period_end", of="bulletin"),
        ]

    def __str__(self) -> str:
        return self.title


class BulletinTable(models.Model):
    """The lines behind a bulletin, as they stood at its cut-off. Added with it, never changed."""

    bulletin = models.OneToOneField(Bulletin, on_delete=models.PROTECT, related_name="table")
    rows = models.JSONField(default=list, blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.bulletin}: {len(self.rows)}"
