"""What packs declare, as the rules take it. Where several declare the same, the one that was loaded last counts."""

from decimal import Decimal
from typing import Any

from taizhang.ledger.models import Declared
from taizhang.ledger.rules.milestones import Deliverable, TemplateStep
from taizhang.ledger.rules.sentences import Sentence


def milestone_template(kind: Deliverable) -> tuple[TemplateStep, ...] | None:
    """The steps that are proposed for what leaves this behind; None where no pack declares any."""
    content = _declared("milestone-template", kind.value)
    return tuple(_step(step) for step in content["steps"]) if content else None


def _declared(kind: str, name: str) -> dict[str, Any] | None:
    found = Declared.objects.filter(kind=kind, name=name).order_by("-pack__recorded_at", "-pk").values_list("content", flat=True)
    content: dict[str, Any] | None = found.first()
    return content


def _step(step: dict[str, Any]) -> TemplateStep:
    title = Sentence(step["title"]["zh"], step["title"]["en"])
    return TemplateStep(Decimal(step["at"]) / 100, Decimal(step["percent"]), title, own=step.get("own", True))
