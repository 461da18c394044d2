"""Indicators 指标, the same one in many plans; targets 目标 that plans set for them; values 完成值 that were reported."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.decomposition import Direction
from taizhang.ledger.rules.duties import Agreement
from taizhang.ledger.rules.quantities import ValueKind

from .columns import in_order, key, number, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Indicator(Versioned):
    key = key()
    name = models.CharField(max_length=200, unique=True)
    other_names = models.JSONField(default=list, blank=True)
    definition = models.TextField(blank=True)  # 口径
    unit = models.CharField(max_length=30, blank=True)
    source = models.CharField(max_length=200, blank=True)  # who publishes it
    direction = word(default=Direction.REACH.value)
    value_kind = word(default=ValueKind.CUMULATIVE.value)
    binding = models.BooleanField(default=False)  # 约束性, else 预期性
    out_after_days = models.PositiveSmallIntegerField(null=True, blank=True)  # days after the end of a period until the figure is out

    class Meta:
        constraints: ClassVar = [
            one_of("direction", Direction, of="indicator"),
            one_of("value_kind", ValueKind, of="indicator"),
        ]

    def __str__(self) -> str:
        return self.name


@versioned
class Target(Versioned):
    """What a plan wants of an indicator. Its values are never overwritten: a changed one is a new row that `revises` it."""

    key = key()
    plan = to("ledger.Plan", null=True, related_name="targets")
    obligation = to("ledger.Obligation", null=True, related_name="targets")
    indicator = to("ledger.Indicator", related_name="targets")
    organisation = to("ledger.Organisation", null=True, related_name="targets")  # whose share it is
    parent = to("ledger.Target", null=True, related_name="shares")
    revises = to("ledger.Target", null=True, related_name="revised_by")
    scope = models.CharField(max_length=200, blank=True)
    kind = word(default=Kind.RISING.value)
    comparator = models.CharField(max_length=10, blank=True)
    value = number()
    upper = number()
    unit = models.CharField(max_length=30, blank=True)
    tolerance = number()
    strict = models.BooleanField(default=False)
    baseline = number()
    baseline_words = models.CharField(max_length=200, blank=True)
    modality = models.CharField(max_length=60, blank=True)
    firm = models.BooleanField(default=True)
    quote = models.TextField(blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)
    agreement = word(default=Agreement.SET.value)  # of the organisation to which the share was sent
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", Kind, of="target"),
            one_of("agreement", Agreement, of="target"),
            in_order("valid_from", "valid_to", of="target"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(kind=Kind.RELATIVE.value) | models.Q(kind=Kind.ZERO_TO_ONE.value),
                name="target_has_a_value",
            ),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="target_not_its_own_share"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.comparator} {self.value} {self.unit}"


class Observation(models.Model):
    """A value that was reported for a period. Added, never changed: a correction is another row that says what it corrects and why."""

    key = key()
    indicator = to("ledger.Indicator", related_name="observations")
    organisation = to("ledger.Organisation", related_name="observations")
    target = to("ledger.Target", null=True, related_name="observations")
    line = to("ledger.ReportLine", null=True, related_name="observations")
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=30, blank=True)
    kind = word()
    grade = models.PositiveSmallIntegerField()  # rules.observations.Grade
    source = models.CharField(max_length=200, blank=True)
    corrects = to("ledger.Observation", null=True, related_name="corrected_by")
    correction = models.TextField(blank=True)
    reported_by = to("ledger.Person", null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ValueKind, of="observation"),
            models.CheckConstraint(condition=models.Q(grade__in=[1, 2, 3]), name="observation_grade_known"),
            models.UniqueConstraint(fields=["corrects"], name="observation_corrected_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["indicator", "organisation", "period_end"], name="observation_series")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period_end}: {self.value}"
