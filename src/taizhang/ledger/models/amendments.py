"""Amendments 变更: the only door through which a signed ledger changes."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.amending import AmendmentKind, AmendmentState

from .columns import key, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Amendment(Versioned):
    """What changes, from what to what, on which basis, from when. `seen_revision` is what the proposer saw: who was overtaken is told."""

    key = key()
    ledger = to("ledger.Ledger", related_name="amendments")
    obligation = to("ledger.Obligation", null=True, related_name="amendments")
    target = to("ledger.Target", null=True, related_name="amendments")
    kind = word()
    changes = models.JSONField()  # {field: [old, new]}
    seen_revision = models.PositiveIntegerField(default=0)
    effects = models.JSONField(default=list, blank=True)  # rules.amendment_effects: what it did to the totals when it was proposed
    basis = models.TextField()
    reason = models.TextField()
    effective_on = models.DateField()
    state = word(default=AmendmentState.PROPOSED.value)
    path = models.JSONField(default=dict, blank=True)  # rules.amendment_paths, as it stood when this was proposed; empty: the usual one
    step = models.PositiveSmallIntegerField(default=0)  # how many of its steps have agreed
    organisation = to("ledger.Organisation", null=True)
    proposed_by = to("ledger.Person", null=True)
    proposed_on = models.DateField()
    decided_by = to("ledger.Person", null=True)
    decided_on = models.DateField(null=True, blank=True)
    decision = models.TextField(blank=True)
    applied_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [one_of("kind", AmendmentKind, of="amendment"), one_of("state", AmendmentState, of="amendment")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.ledger}"


class AmendmentOpinion(models.Model):
    """What a step of the path said of an amendment. Added, never changed."""

    amendment = to("ledger.Amendment", related_name="opinions")
    step = models.PositiveSmallIntegerField()
    agreed = models.BooleanField()
    opinion = models.TextField(blank=True)
    organisation = to("ledger.Organisation", null=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["amendment", "step"], name="amendment_opinion_once")]

    def __str__(self) -> str:
        return f"{self.organisation} on {self.amendment}"
