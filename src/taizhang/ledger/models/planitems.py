"""Rows of a ledger 台账行: what only plans have. The measure is the row; goals and tasks stand above it."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.duties import Rank
from taizhang.ledger.rules.milestones import Deliverable

from .columns import one_of, to, word
from .versions import Versioned, versioned


@versioned
class PlanItem(Versioned):
    obligation = models.OneToOneField("ledger.Obligation", on_delete=models.PROTECT, related_name="item")
    ledger = to("ledger.Ledger", related_name="items")
    rank = word(10, default=Rank.MEASURE.value)
    position = models.PositiveIntegerField()
    no = models.CharField(max_length=30, blank=True)  # as printed
    path = models.JSONField(default=list, blank=True)  # headings above it
    heading = models.TextField(blank=True)
    words = models.TextField()
    named = models.JSONField(
        default=list, blank=True
    )  # [name, role] of every organisation as the text has them, but those that were set aside
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=30, blank=True)
    deliverable = word(default=Deliverable.OTHER.value)
    accepted_on = models.DateField(null=True, blank=True)  # somebody has read the row of the draft beside its source, and it stands so
    accepted_by = to("ledger.Person", null=True)
    implements = to("ledger.Obligation", null=True, related_name="implemented_by")  # a city's item and the province's

    class Meta:
        constraints: ClassVar = [one_of("rank", Rank, of="planitem"), one_of("deliverable", Deliverable, of="planitem")]
        indexes: ClassVar = [models.Index(fields=["ledger", "position"], name="planitem_in_order")]

    def __str__(self) -> str:
        return self.words[:40]
