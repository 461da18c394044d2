"""The gaps of a document, and what was decided of each."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from taizhang.capabilities.intake.models import GapAnswer
from taizhang.capabilities.intake.rules.answers import Gap, Outcome, coordinator_gaps, gaps_of


class Settled(NamedTuple):
    """A gap; without an outcome nobody has decided yet."""

    of: Gap
    outcome: Outcome | None
    answer: str
    who: str


def coordinators_answered(document: str, findings: Mapping[str, Any]) -> dict[str, str]:
    """What was answered, by plan, where the plan does not say who puts its ledger together."""
    asked = coordinator_gaps(findings)
    rows = GapAnswer.objects.filter(document__key=document, gap__in=list(asked), outcome=Outcome.ANSWERED.value)
    return {asked[gap]: answer for gap, answer in rows.values_list("gap", "answer")}


def gaps_with_answers(document: str, findings: Mapping[str, Any]) -> list[Settled]:
    """All of them in the order of the reading, in one question."""
    rows = GapAnswer.objects.filter(document__key=document).values_list("gap", "outcome", "answer", "decided_by__name")
    known = {gap: (Outcome(outcome), answer, who or "") for gap, outcome, answer, who in rows}
    return [Settled(gap, *known.get(gap.key, (None, "", ""))) for gap in gaps_of(findings)]
