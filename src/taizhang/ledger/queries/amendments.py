"""What an amendment would change, as it stands; and what amendments have made of an obligation and of a ledger."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.kit.canonical import decimal_text
from taizhang.ledger.models import Amendment, Assignment, Edition, Obligation, PlanItem, Target
from taizhang.ledger.rules.amending import FIELDS, AmendmentKind, AmendmentState
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.editions import Difference, differences
from taizhang.ledger.rules.lifecycle import ENDED, State

DUTIES = tuple(duty.value for duty in Duty)
_OF_ITEM = frozenset({"words", "heading", "deliverable"})


class Revised(NamedTuple):
    """A field as it was signed first and as amendments have left it, with the last one's basis and day."""

    field: str
    original: Any
    revised: Any
    times: int
    basis: str
    on: date | None


class RevisedTarget(NamedTuple):
    """A target as it was set first, and as it stands."""

    indicator: str
    original: Decimal | None
    revised: Decimal | None
    unit: str
    original_deadline: date | None
    revised_deadline: date | None
    times: int


def fields_standing(kind: AmendmentKind, obligation: Obligation | None, target: Target | None = None) -> dict[str, Any]:
    """The fields that such an amendment may change, as they stand now and as JSON has them; of what is not there yet, nothing."""
    if obligation is None:
        return dict.fromkeys(FIELDS[kind])
    if kind is AmendmentKind.OWNER:
        return _owners(obligation)
    if kind is AmendmentKind.TARGET:
        return {name: plain(getattr(target, name)) for name in FIELDS[kind]}
    if kind is AmendmentKind.DROP:  # that it went on meanwhile is no reason not to drop it
        return {"state": "open" if State(obligation.state) not in ENDED else obligation.state}
    item = PlanItem.objects.filter(obligation=obligation).first()
    return {name: plain(getattr(item if name in _OF_ITEM else obligation, name, "")) for name in FIELDS[kind]}


def plain(value: Any) -> Any:
    """A value as JSON has it, the same on both databases."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return decimal_text(value)
        case _:
            return value


def original_and_revised(obligation: int) -> list[Revised]:
    """Every field that amendments have changed: what it was first, and what it is, side by side."""
    rows = Amendment.objects.filter(obligation_id=obligation, state=AmendmentState.APPLIED.value, target__isnull=True)
    found: dict[str, Revised] = {}
    for changes, basis, on in rows.order_by("applied_on", "id").values_list("changes", "basis", "applied_on"):
        for name, (old, new) in changes.items():
            before = found.get(name)
            found[name] = Revised(name, before.original if before else old, new, before.times + 1 if before else 1, basis, on)
    return list(found.values())


def targets_revised(obligation: int) -> list[RevisedTarget]:
    """The targets of an obligation that stand, each beside what it was when it was first set."""
    rows = Target.objects.filter(obligation_id=obligation).order_by("id")
    known = {row[0]: row[1:] for row in rows.values_list("id", "revises_id", "indicator__name", "value", "unit", "deadline", "valid_to")}
    return [_revised(pk, known) for pk, row in known.items() if row[-1] is None]


def amendments_in_effect(*, on: date) -> list[Amendment]:
    """Those that were approved, take effect by that day, and are not applied yet: the earliest first."""
    waiting = Amendment.objects.filter(state=AmendmentState.APPROVED.value, effective_on__lte=on)
    return list(waiting.select_related("ledger", "obligation", "target").order_by("effective_on", "pk"))


def difference_of_editions(older: Edition, newer: Edition) -> list[Difference]:
    """Row by row and field by field, what the newer edition says otherwise."""
    return differences(older.content, newer.content)


def _revised(pk: int, known: Mapping[int, tuple[Any, ...]]) -> RevisedTarget:
    first, times = pk, 0
    while known[first][0] in known:
        first, times = known[first][0], times + 1
    _, name, value, unit, deadline, _ = known[pk]
    return RevisedTarget(name, known[first][2], value, unit, known[first][4], deadline, times)


def _owners(obligation: Obligation) -> dict[str, list[int]]:
    rows = Assignment.objects.filter(obligation=obligation, ended_on__isnull=True).order_by("position", "id")
    found: dict[str, list[int]] = {duty: [] for duty in DUTIES}
    for role, organisation in rows.values_list("role", "organisation_id"):
        found[role].append(organisation)
    return found
