"""Signature chains 签批链 of organisations, and what was signed along them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.ledger.rules.chains import ChainAct, ChainState, RoundState
from taizhang.ledger.rules.roles import Role

from .columns import one_of, to, word
from .versions import Versioned, versioned


@versioned
class SignatureChain(Versioned):
    """Who signs an act of an organisation, in which order. No `steps`: one hand that has the right, as everywhere."""

    organisation = to("ledger.Organisation", related_name="chains")
    act = word()
    steps = models.CharField(max_length=200, blank=True, default="")
    state = word(default=ChainState.STANDING.value)
    proposed_steps = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField(blank=True)
    proposed_by = to("ledger.Person", null=True)
    proposed_on = models.DateField(null=True, blank=True)
    decided_by = to("ledger.Person", null=True)
    decided_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("act", ChainAct, of="chain"),
            one_of("state", ChainState, of="chain"),
            models.UniqueConstraint(fields=["organisation", "act"], name="chain_once"),
            # Whatever a program does: the hand that proposed is not the one that decided.
            models.CheckConstraint(condition=~Q(decided_by=models.F("proposed_by")), name="chain_by_two_hands"),
        ]

    def __str__(self) -> str:
        return f"{self.act} of {self.organisation}"


@versioned
class SigningRound(Versioned):
    """签批: one going along a chain, as the chain stood when it began. `sha256` is of what is signed: the later hands sign the same."""

    act = word()
    organisation = to("ledger.Organisation")
    ledger = to("ledger.Ledger", null=True, related_name="signing_rounds")
    report = to("ledger.Report", null=True, related_name="signing_rounds")
    steps = models.CharField(max_length=200)
    step = models.PositiveSmallIntegerField()  # how many have signed
    state = word(default=RoundState.OPEN.value)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField(default=dict, blank=True)  # the words of a letter that is signed before it exists
    began_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("act", ChainAct, of="round"),
            one_of("state", RoundState, of="round"),
            models.CheckConstraint(
                condition=Q(ledger__isnull=True, report__isnull=False) | Q(ledger__isnull=False, report__isnull=True),
                name="round_of_one_thing",
            ),
            models.UniqueConstraint(fields=["ledger", "act"], condition=Q(state=RoundState.OPEN.value), name="round_of_ledger_once"),
            models.UniqueConstraint(fields=["report", "act"], condition=Q(state=RoundState.OPEN.value), name="round_of_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.act} of {self.ledger or self.report}"


class Signature(models.Model):
    """What a hand of the chain said. Added, never changed; for whom a deputy signed stands beside his own name."""

    round = to("ledger.SigningRound", related_name="signatures")
    step = models.PositiveSmallIntegerField()
    role = word()
    person = to("ledger.Person", null=True)
    principal = to("ledger.Person", null=True)
    agreed = models.BooleanField()
    words = models.TextField(blank=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("role", Role, of="signature"),
            models.UniqueConstraint(fields=["round", "step"], name="signature_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} on {self.round}"
