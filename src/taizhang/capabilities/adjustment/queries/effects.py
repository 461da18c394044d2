"""What a change would do to the totals of its ledger, as the record stands now; a fixed number of questions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from taizhang.ledger.models import Amendment, Assignment, Ledger, Obligation, Organisation, Target
from taizhang.ledger.rules import amendment_effects as effects
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.amendment_effects import Effect, Parts, Sum
from taizhang.ledger.rules.decomposition import Direction, kind_of_parts
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.quantities import ValueKind
from taizhang.ledger.rules.sentences import Sentence

_DUE = frozenset({AmendmentKind.DEADLINE, AmendmentKind.EXTEND})


@dataclass(frozen=True)
class Changing:
    """A change before it is made: of which row (None: a new one), of which target, the new value of each field as it is typed."""

    kind: AmendmentKind
    changes: Mapping[str, Any]
    obligation: Obligation | None = None
    target: Target | None = None


def effects_of(ledger: Ledger, changing: Changing) -> list[Effect]:
    """Sums, weights, counts and quarters that it would move; nothing where it moves none."""
    return list(_effects(ledger, changing))


def changing_of(amendment: Amendment) -> Changing:
    """An amendment that waits, as a change before it is made."""
    typed = {name: _typed(name, new) for name, (_, new) in amendment.changes.items()}
    return Changing(AmendmentKind(amendment.kind), typed, amendment.obligation, amendment.target)


def _effects(ledger: Ledger, of: Changing) -> Iterator[Effect]:
    if of.kind is AmendmentKind.TARGET and of.target is not None:
        yield from _of_targets(ledger, [of.target], {of.target.pk: of.changes.get("value", of.target.value)})
    if of.kind in _DUE or of.kind in (AmendmentKind.ADD, AmendmentKind.DROP):
        yield from _of_rows(ledger, of)
    if of.kind is AmendmentKind.DROP and of.obligation is not None:
        gone = list(Target.objects.filter(obligation=of.obligation, valid_to__isnull=True).select_related("indicator").order_by("pk"))
        yield from _of_targets(ledger, gone, {target.pk: None for target in gone}, dropped=of.obligation.pk)
    if of.kind is AmendmentKind.OWNER and of.obligation is not None:
        yield from _of_owners(ledger, of.obligation, of.changes)


def _of_rows(ledger: Ledger, of: Changing) -> Iterator[Effect]:
    rows = Obligation.objects.filter(ledger=ledger).exclude(state="cancelled").order_by("code").values_list("code", "weight", "due")
    weights: dict[str, Decimal | None] = {code: weight for code, weight, _ in rows}
    dues: dict[str, date | None] = {code: due for code, _, due in rows}
    code = of.obligation.code if of.obligation else ""
    old, new = dues.get(code), of.changes.get("due", dues.get(code))
    if of.kind in _DUE:
        yield from effects.of_due(old, new, dues, end=ledger.plan.period_end)
        return
    added = of.kind is AmendmentKind.ADD
    after = weights | {code: None} if added else {name: weight for name, weight in weights.items() if name != code}
    yield effects.of_count(Sentence("台账事项总数", "rows of the ledger"), len(weights), len(after))
    if after and (found := effects.of_weights(weights, after, code)):
        yield found
    yield from effects.of_due(old, new if added else None, dues, end=ledger.plan.period_end)


def _of_targets(
    ledger: Ledger, changed: Iterable[Target], values: Mapping[int, Decimal | None], *, dropped: int | None = None
) -> Iterator[Effect]:
    """Each against the whole it is a part of, against its own parts, and against the goal of its plan; one question for all of them."""
    changed = list(changed)
    standing = Target.objects.filter(valid_to__isnull=True).select_related("indicator", "organisation", "obligation")
    related = (
        Q(pk__in=[one.parent_id for one in changed])
        | Q(parent__in=changed)
        | Q(parent__in=[one.parent_id for one in changed if one.parent_id])
    )
    indicators = {one.indicator_id for one in changed}
    of_plan = Q(plan=ledger.plan_id, obligation__isnull=True) | Q(obligation__ledger=ledger, parent__isnull=True)
    known = list(standing.filter(related | (Q(indicator__in=indicators) & of_plan)).exclude(obligation__state="cancelled").order_by("pk"))
    for one in changed:
        yield from _of_target(one, values[one.pk], known, gone=one.obligation_id == dropped and dropped is not None)


def _of_target(one: Target, value: Decimal | None, known: list[Target], *, gone: bool) -> Iterator[Effect]:
    if one.value == value:
        return
    of = Sum(one.indicator.name, one.unit, _kind(one), _direction(one))
    parents = [whole for whole in known if whole.pk == one.parent_id]
    goals = [whole for whole in known if whole.obligation_id is None and whole.parent_id is None and _alike(whole, one)]
    for whole in parents or (goals if one.parent_id is None else []):
        if whole.value is not None and whole.pk != one.pk:
            parts = {_name(part): part.value for part in known if _is_part(part, whole)}
            without = {name: part for name, part in parts.items() if name != _name(one)}
            yield effects.of_sum(of, Parts(whole.value, parts), Parts(whole.value, without if gone else parts | {_name(one): value}))
    shares = {_name(part): part.value for part in known if part.parent_id == one.pk}
    if shares and one.value is not None and value is not None:
        yield effects.of_sum(of, Parts(one.value, shares), Parts(value, shares))


def _of_owners(ledger: Ledger, obligation: Obligation, changes: Mapping[str, Any]) -> Iterator[Effect]:
    """How many rows each of those concerned leads, before and after."""
    if "lead" not in changes:
        return
    rows = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True, role=Duty.LEAD.value)
    led = list(rows.exclude(obligation__state="cancelled").values_list("obligation_id", "organisation_id"))
    old, new = {pk for row, pk in led if row == obligation.pk}, set(changes["lead"] or ())
    names = {one.pk: str(one) for one in Organisation.objects.filter(pk__in=old ^ new)}
    for pk in sorted(old ^ new & names.keys() | old - new):
        count = sum(organisation == pk for _, organisation in led)
        about = Sentence(f"{names[pk]}牵头事项", f"rows that {names[pk]} leads")
        yield effects.of_count(about, count, count + (1 if pk in new else -1))


def _is_part(part: Target, whole: Target) -> bool:
    if whole.obligation_id is None and whole.parent_id is None:
        return part.obligation_id is not None and part.parent_id is None and _alike(part, whole)
    return part.parent_id == whole.pk


def _alike(part: Target, whole: Target) -> bool:
    """The same indicator in the same unit, of the same scope or of none: only such are parts of one whole."""
    return part.indicator_id == whole.indicator_id and part.unit == whole.unit and part.scope == whole.scope


def _name(target: Target) -> str:
    """Whose part it is."""
    if target.organisation is not None:
        return str(target.organisation)
    return target.obligation.code if target.obligation is not None else f"#{target.pk}"


def _kind(target: Target) -> ValueKind:
    return kind_of_parts(Kind(target.kind), ValueKind(target.indicator.value_kind), target.unit)


def _direction(target: Target) -> Direction:
    return Direction.KEEP_BELOW if target.kind in (Kind.CEILING, Kind.FALLING) else Direction(target.indicator.direction)


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in ("due", "start", "deadline"):
        return date.fromisoformat(value)
    return Decimal(value) if name in ("value", "upper", "tolerance", "baseline") else value
