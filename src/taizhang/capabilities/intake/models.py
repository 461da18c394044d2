"""What was decided of the gaps 缺项 of a document: answered here, or sent back to whoever issued it."""

from typing import ClassVar

from django.db import models

from taizhang.capabilities.intake.rules.answers import Outcome
from taizhang.ledger.models.columns import one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned


@versioned
class GapAnswer(Versioned):
    """A gap is named by what it says (`rules.answers.key_of`): read again, the document has the same gap."""

    document = to("ledger.Document", related_name="gap_answers")
    gap = models.CharField(max_length=32)
    message = models.TextField()
    outcome = word()
    answer = models.TextField(blank=True)
    decided_by = to("ledger.Person", null=True)
    decided_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("outcome", Outcome, of="gapanswer"),
            models.UniqueConstraint(fields=["document", "gap"], name="gap_answered_once"),
        ]

    def __str__(self) -> str:
        return self.message[:40]
