"""What a ledger says, in full: what is signed is this, and nothing that changes afterwards."""

import hashlib
from typing import Any

from taizhang.kit.canonical import canonical
from taizhang.ledger.models import Assignment, Ledger, Milestone, Obligation, Target

_ROW = ("code", "kind", "title", "basis", "start", "due", "due_words", "due_rule_zh", "due_rule_en", "curve", "weight")
_ITEM = ("item__rank", "item__position", "item__no", "item__path", "item__heading", "item__deliverable", "creditor__name")
_DUTY = ("organisation__name", "role", "position", "label", "office__name", "person__name", "leader__name")
_IF_SAID = frozenset({"leader_name"})  # editions that were signed before it could be said are the same without
_TARGET = ("indicator__name", "scope", "kind", "comparator", "value", "upper", "unit", "modality", "firm", "deadline")


def content_of(ledger: Ledger) -> dict[str, Any]:
    """The rows that are not cancelled with who owes them, what is to be reached and by which steps, and the goals of the plan."""
    rows = Obligation.objects.filter(ledger=ledger).exclude(state="cancelled").order_by("item__position", "code")
    duties = _by_row(Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True).order_by("position", "id"), _DUTY)
    targets = _by_row(Target.objects.filter(obligation__ledger=ledger, valid_to__isnull=True).order_by("id"), _TARGET)
    steps = _by_row(
        Milestone.objects.filter(obligation__ledger=ledger, removed_on__isnull=True).order_by("day"), ("day", "percent", "title")
    )
    goals = Target.objects.filter(plan=ledger.plan, obligation__isnull=True, valid_to__isnull=True).order_by("id")
    return {
        "format": "taizhang.ledger/1",
        "code": ledger.code,
        "plan": ledger.plan.title,
        "coordinator": str(ledger.coordinator or ""),
        "recipient": str(ledger.recipient or ""),
        "pace": ledger.pace,
        "goals": [_plain(goal) for goal in goals.values(*_TARGET)],
        "rows": [
            _plain(row) | {"duties": duties.get(pk, []), "targets": targets.get(pk, []), "milestones": steps.get(pk, [])}
            for row in rows.values("pk", *_ROW, *_ITEM)
            for pk in [row.pop("pk")]
        ],
    }


def digest_of(content: dict[str, Any]) -> str:
    """The SHA-256 of a content in its canonical form: anybody who has the content finds the same."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _by_row(rows: Any, columns: tuple[str, ...]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.values("obligation_id", *columns):
        found.setdefault(row.pop("obligation_id"), []).append(_plain(row))
    return found


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and quantities as text: JSON has neither, and a text is the same on both databases."""
    said = {name.replace("item__", "").replace("__", "_"): _text(value) for name, value in row.items()}
    return {name: value for name, value in said.items() if value is not None or name not in _IF_SAID}


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool | list) else str(value)
