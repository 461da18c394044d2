"""Where an obligation stands 现状, as far as a light asks: what its reports, evidence and targets say together.

A projection that the verbs keep: a test makes it anew from the rows and compares. `LightNow` is one too, for sorting and never the truth.
"""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.colours import Colour

from .columns import number, one_of, word
from .versions import Versioned, versioned


@versioned
class Standing(Versioned):
    obligation = models.OneToOneField("ledger.Obligation", on_delete=models.PROTECT, related_name="standing")
    completion = number()  # 完成率 in percent, as credited; None is nobody has said
    method = word(blank=True, default="")
    heard_on = models.DateField(null=True, blank=True)
    refusals = models.PositiveSmallIntegerField(default=0)  # of evidence, since the last that was accepted
    applied_on = models.DateField(null=True, blank=True)
    figures_out_on = models.DateField(null=True, blank=True)  # 待数 until then
    decision_by = models.CharField(max_length=200, blank=True)  # who decides it (争创, 获批)
    decision_due = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)
    claim_colour = word(10, blank=True, default="")
    claim_percent = number()

    class Meta:
        constraints: ClassVar = [one_of("claim_colour", Colour, blank=True, of="standing")]

    def __str__(self) -> str:
        return f"standing of {self.obligation}"


class LightNow(models.Model):
    """The light as the last run saw it, with its reasons."""

    recorded = False  # a projection: no event tells of it

    obligation = models.OneToOneField("ledger.Obligation", on_delete=models.PROTECT, related_name="light")
    colour = word(10)
    severity = models.PositiveSmallIntegerField()
    rule = word()
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    outcome_zh = models.TextField(blank=True)
    outcome_en = models.TextField(blank=True)
    overstated_zh = models.TextField(blank=True)
    overstated_en = models.TextField(blank=True)
    on = models.DateField()
    rules = models.CharField(max_length=100)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("colour", Colour, of="light")]
        indexes: ClassVar = [models.Index(fields=["-severity", "obligation"], name="light_worst_first")]

    def __str__(self) -> str:
        return f"{self.colour} {self.obligation}"
