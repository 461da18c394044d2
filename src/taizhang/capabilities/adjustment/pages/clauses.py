"""What an edition says of a row, in words: duties, targets and steps are lists there, and lines here."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from taizhang.frame.manifest import N_
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.changes_in_words import COLUMNS, Change, amended
from taizhang.ledger.queries.named import Names
from taizhang.ledger.rules.editions import Difference

_OWN = {
    "duties": N_("Who owes it"),
    "targets": N_("Targets"),
    "milestones": N_("Milestones"),
    "goals": N_("Goals of the plan"),
    "settlement": N_("Figures of the settled year"),
    "creditor_name": N_("Verifier"),
    "coordinator": N_("Coordinator"),
    "recipient": N_("Recipient"),
    "plan": N_("Plan"),
    "no": N_("Number in the text"),
    "due_words": N_("Due date in words"),
}
# What only follows from the rest, or says it in another form.
_UNREAD = frozenset({"due_rule_zh", "due_rule_en", "position", "path", "format", "kind", "rank"})


def is_read(field: str) -> bool:
    """Whether a person reads that field."""
    return field not in _UNREAD


def change(of: Difference) -> Change:
    """The clause in words, before and after."""
    if of.field in COLUMNS and not isinstance(of.before, list) and not isinstance(of.after, list):
        (found,) = amended({of.field: [of.before, of.after]}, Names({}, {}))
        return found
    title = _(_OWN.get(of.field) or COLUMNS.get(of.field) or of.field)
    return Change(title, _said(of.field, of.before), _said(of.field, of.after))


def _said(field: str, value: Any) -> str:
    if value in (None, "", []):
        return "—"
    if not isinstance(value, list):
        return str(value)
    if field == "settlement":
        return _("%(count)s lines") % {"count": len(value)}
    line = _LINES.get(field, str)
    return "；".join(line(one) for one in value)


def _duty(one: dict[str, Any]) -> str:
    people = "、".join(name for whom in ("leader_name", "person_name") if (name := one.get(whom)))
    return f"{labels.named(labels.DUTIES, one['role'])} {one['organisation_name']}{f'（{people}）' if people else ''}"


def _target(one: dict[str, Any]) -> str:
    value = "" if one["value"] is None else _short(one["value"])
    upper = f"–{_short(one['upper'])}" if one.get("upper") else ""
    by = f"，{one['deadline']}" if one.get("deadline") else ""
    return f"{one['indicator_name']} {labels.SIGNS.get(one['comparator'], '')} {value}{upper}{one['unit']}{by}".replace("  ", " ")


def _step(one: dict[str, Any]) -> str:
    return f"{one['day']} {one['title']} {one['percent']}%"


def _short(number: str) -> str:
    """Without noughts behind its point."""
    return number.rstrip("0").rstrip(".") if "." in number else number


_LINES: dict[str, Callable[[Any], str]] = {"duties": _duty, "targets": _target, "goals": _target, "milestones": _step}
