"""Reports 进展: one for each organisation, ledger and period, signed through its chain; a line for each obligation, judged line by line."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.reporting import Cause, ReportState, Verdict

from .columns import in_order, key, number, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Report(Versioned):
    key = key()
    ledger = to("ledger.Ledger", related_name="reports")
    organisation = to("ledger.Organisation", related_name="reports")
    period_start = models.DateField()
    period_end = models.DateField()
    due = models.DateField()
    state = word(default=ReportState.OPEN.value)
    nothing_to_report = models.BooleanField(default=False)  # 零报告 is a fact
    nothing_because = models.TextField(blank=True, default="")  # why, where something of it was late when that was said
    signed_on = models.DateField(null=True, blank=True)
    signed_by = to("ledger.Person", null=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("state", ReportState, of="report"),
            in_order("period_start", "period_end", of="report"),
            models.UniqueConstraint(fields=["ledger", "organisation", "period_end"], name="report_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["due", "state"], name="report_by_due")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.period_end}"


@versioned
class ReportLine(Versioned):
    """What an organisation says of one obligation in one period."""

    report = to("ledger.Report", related_name="lines")
    obligation = to("ledger.Obligation", related_name="lines")
    done = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    cause = word(blank=True, default="")
    help_needed = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    expected_on = models.DateField(null=True, blank=True)
    claim_colour = word(10, blank=True, default="")
    claim_percent = number()
    verdict = word(default=Verdict.PENDING.value)
    verdict_reason = models.TextField(blank=True)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = to("ledger.Person", null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("cause", Cause, blank=True, of="reportline"),
            one_of("claim_colour", Colour, blank=True, of="reportline"),
            one_of("verdict", Verdict, of="reportline"),
            models.UniqueConstraint(fields=["report", "obligation"], name="reportline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} in {self.report}"
