"""What a pack 配置包 has brought, and what an administrator has added: calendars, rules of lights, ladders, templates."""

from typing import ClassVar

from django.db import models

from .columns import to
from .versions import Versioned, versioned


@versioned
class Pack(Versioned):
    name = models.CharField(max_length=60, unique=True)
    version = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@versioned
class CalendarYear(Versioned):
    """A year for which the State Council has announced its days off, and days worked for them. A year without a row raises."""

    year = models.PositiveSmallIntegerField(unique=True)
    closed = models.JSONField()  # days off that are no Saturday or Sunday
    worked = models.JSONField(default=list, blank=True)  # Saturdays and Sundays on which offices are open
    source = models.CharField(max_length=200)
    pack = to("ledger.Pack", null=True)

    def __str__(self) -> str:
        return str(self.year)


@versioned
class LightRules(Versioned):
    """The numbers of the rules of lights, as one government has them."""

    name = models.CharField(max_length=60, unique=True)
    thresholds = models.JSONField()
    pack = to("ledger.Pack", null=True)

    def __str__(self) -> str:
        return self.name


@versioned
class Declared(Versioned):
    """Anything else that a pack declares, as it stands in the pack: ladders, templates of milestones."""

    pack = to("ledger.Pack", null=True)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    content = models.JSONField()
    cites = models.JSONField(default=dict, blank=True)  # the place that orders it: 文号, task no, a quote

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "kind", "name"], name="declared_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
