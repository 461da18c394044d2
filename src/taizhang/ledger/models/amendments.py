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
    basis = models.TextField()
    reason = models.TextField()
    effective_on = models.DateField()
    state = word(default=AmendmentState.PROPOSED.value)
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
