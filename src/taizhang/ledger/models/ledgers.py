"""Ledgers 台账: the working register of one plan, who countersigned it, and every edition that was signed."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.schedule import CurveKind

from .columns import key, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Ledger(Versioned):
    code = models.CharField(max_length=40, unique=True)
    plan = to("ledger.Plan", related_name="ledgers")
    coordinator = to("ledger.Organisation", null=True, related_name="ledgers")
    recipient = to("ledger.Organisation", null=True)
    state = word(default=LedgerState.DRAFT.value)
    state_since = models.DateField()
    edition = models.PositiveSmallIntegerField(default=0)  # how often it was signed
    light_rules = to("ledger.LightRules", null=True)
    pace = word(blank=True, default="")  # the curve of rows that have none of their own; none: 未定进度
    settled_to = models.DateField(null=True, blank=True)  # of a plan of several years: the end of the last that was settled before its last
    closed_on = models.DateField(null=True, blank=True)  # the year was settled 对账

    class Meta:
        constraints: ClassVar = [one_of("state", LedgerState, of="ledger"), one_of("pace", CurveKind, blank=True, of="ledger")]

    def __str__(self) -> str:
        return self.code


class Countersignature(models.Model):
    """What a lead said of a draft 会签. Added, never changed: to think again is to say it again."""

    ledger = to("ledger.Ledger", related_name="countersignatures")
    edition = models.PositiveSmallIntegerField()  # the edition that it is for
    organisation = to("ledger.Organisation")
    agreed = models.BooleanField()
    opinion = models.TextField(blank=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.organisation} on {self.ledger}"


class Edition(models.Model):
    """A ledger as it was signed: its content in full, and the hash of that. Never changed."""

    key = key()
    ledger = to("ledger.Ledger", related_name="editions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signed_by = to("ledger.Person", null=True)
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ledger", "number"], name="edition_once")]

    def __str__(self) -> str:
        return f"{self.ledger}, edition {self.number}"
