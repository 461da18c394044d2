"""What is to be reached 目标: set in a draft, its shares sent down 分解 and agreed to or sent back. A changed one is a new row; none is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from taizhang.ledger.actions import deeds, drafting, standings
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Indicator, Ledger, Obligation, Organisation, Target
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_obligation
from taizhang.ledger.rules import decomposition, permissions
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.aims_from import Said
from taizhang.ledger.rules.decomposition import Decomposition, Direction
from taizhang.ledger.rules.duties import Agreement
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.quantities import ValueKind
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_reason
from taizhang.ledger.rules.sentences import Sentence


class TargetUnfit(Refused):
    """Nothing could be said to have reached it: a value, an upper end or its unit is missing or impossible."""


class NotDivisible(Refused):
    """The target has ended, has no value, or nobody has agreed to it yet."""


class ShareStands(Refused):
    """An organisation has agreed to its share: it changes by an amendment."""


class NotAsked(Refused):
    """It is no share that waits for an answer."""


@dataclass(frozen=True)
class Wanted:
    """What a plan wants of an indicator; `value` is None only where the kind needs none."""

    value: Decimal | None
    unit: str
    kind: Kind = Kind.RISING
    comparator: str = ">="
    upper: Decimal | None = None
    tolerance: Decimal | None = None
    strict: bool = False
    baseline: Decimal | None = None
    scope: str = ""
    deadline: date | None = None
    firm: bool = True


class Shares(NamedTuple):
    """The shares as they were sent, and what they are to the whole: `found.verdict` says where far too much is asked (层层加码)."""

    rows: list[Target]
    found: Decomposition


def set_target(obligation: Obligation, indicator: Indicator, wanted: Wanted, *, by: By) -> Target:
    """The draft row wants this of the indicator; what it wanted of the same before has ended, with its shares, and is kept."""
    permissions.require("set_target", by.actor, parties_to_obligation(by.actor, obligation))
    _require_fit(wanted)
    with deeds.deed("set_target", by=by) as deed:
        _hold_draft(obligation)
        same = Target.objects.filter(obligation=obligation, indicator=indicator, scope=wanted.scope, firm=wanted.firm)
        old = same.filter(valid_to__isnull=True, parent__isnull=True, deadline=wanted.deadline).order_by("pk").last()
        new = Target(obligation=obligation, plan=obligation.ledger and obligation.ledger.plan, indicator=indicator, revises=old)
        for column, value in vars(wanted).items():
            setattr(new, column, value)
        _end(deed, [old] if old else [])
        deed.about(deed.add(new))
        standings.keep(deed, [obligation.pk])
        return new


def decompose(target: Target, parts: Mapping[Organisation, Decimal], *, seen: int | None = None, by: By) -> Shares:
    """Each organisation is sent its share, and together they cover the whole; shares that are no part of it any more have ended.
    Raises `RatesNotAdded`, `NotCovered`; `ShareStands` where one that was agreed to would change."""
    permissions.require("decompose", by.actor, _parties(by, target))
    deeds.require_revision(target, seen)
    found = decomposition.decomposed(
        _whole(target), {str(one): value for one, value in parts.items()}, kind=_value_kind(target), direction=_direction(target)
    )
    decomposition.require_covered(found)
    with deeds.deed("decompose", by=by, verdict=found.verdict.value) as deed:
        deeds.hold(target)
        deed.about(target)
        old = {share.organisation_id: share for share in Target.objects.filter(parent=target, valid_to__isnull=True).order_by("pk")}
        for share in old.values():
            _end_unless_same(deed, share, {one.pk: value for one, value in parts.items()})
        return Shares([_share(deed, target, one, value, old.get(one.pk)) for one, value in parts.items()], found)


def agree_to_share(share: Target, *, by: By) -> Target:
    """The organisation to which the share was sent has signed it."""
    return _answer("agree_to_share", share, Agreement.AGREED, by)


def send_share_back(share: Target, *, by: By) -> Target:
    """The organisation to which the share was sent has not signed it, and says why (the reason of `by`)."""
    require_reason(by.reason)
    return _answer("send_share_back", share, Agreement.SENT_BACK, by)


def _answer(verb: str, share: Target, agreement: Agreement, by: By) -> Target:
    own = by.actor.organisation is not None and by.actor.organisation == share.organisation_id
    permissions.require("answer_share", by.actor, {Party.DEBTOR} if own else set())
    with deeds.deed(verb, by=by) as deed:
        deeds.hold(share)
        if share.agreement != Agreement.SENT or share.valid_to is not None:
            raise NotAsked(Sentence("该分解指标不在待确认中", "it is no share that waits for an answer"))
        deed.about(share)
        deed.change(share, agreement=agreement.value)
        standings.keep(deed, [share.obligation_id] if share.obligation_id else [])
        return share


def _end(deed: deeds.Deed, ending: list[Target]) -> None:
    """They have ended, and their shares with them: who agreed to a part agreed to it of that whole."""
    for target in ending:
        deed.change(target, valid_to=deed.by.today)
    if ending:
        _end(deed, list(Target.objects.filter(parent__in=ending, valid_to__isnull=True).order_by("pk")))


def _end_unless_same(deed: deeds.Deed, share: Target, parts: Mapping[int, Decimal]) -> None:
    if _goes_on(share, parts.get(share.organisation_id or 0)):
        return
    if share.agreement == Agreement.AGREED:
        raise ShareStands(
            Sentence(f"{share.organisation}已确认其分解指标，调整须办理变更", f"{share.organisation} has agreed to its share: amend it")
        )
    deed.change(share, valid_to=deed.by.today)


def _share(deed: deeds.Deed, target: Target, organisation: Organisation, value: Decimal, old: Target | None) -> Target:
    if old is not None and _goes_on(old, value):
        return old
    kept = {name: getattr(target, name) for name in ("plan", "obligation", "indicator", "scope", "kind", "comparator", "unit", "strict")}
    kept |= {name: getattr(target, name) for name in ("modality", "firm", "deadline")}
    sent = {"parent": target, "organisation": organisation, "value": value, "revises": old, "agreement": Agreement.SENT.value}
    return deed.add(Target(**kept, **sent))


def _goes_on(share: Target, value: Decimal | None) -> bool:
    return bool(share.value == value and share.agreement != Agreement.SENT_BACK)


def _whole(target: Target) -> Decimal:
    agreed = target.agreement in (Agreement.SET, Agreement.AGREED)
    if target.value is None or target.valid_to is not None or not agreed:
        raise NotDivisible(Sentence("目标已失效、无目标值或尚未确认，不能分解", "it has ended, has no value, or is not agreed to yet"))
    return Decimal(target.value)


def _value_kind(target: Target) -> ValueKind:
    return decomposition.kind_of_parts(Kind(target.kind), ValueKind(target.indicator.value_kind), target.unit)


def _direction(target: Target) -> Direction:
    below = target.kind in (Kind.CEILING, Kind.FALLING)
    return Direction.KEEP_BELOW if below else Direction(target.indicator.direction)


def _parties(by: By, target: Target) -> set[Party]:
    if target.obligation is not None:
        return parties_to_obligation(by.actor, target.obligation)
    ledgers = Ledger.objects.filter(plan=target.plan_id) if target.plan_id else Ledger.objects.none()
    return {party for ledger in ledgers for party in parties_to_ledger(by.actor, ledger)}


def _require_fit(wanted: Wanted) -> None:
    """An aim can be made of it."""
    said = Said(wanted.kind.value, wanted.value, wanted.upper, wanted.unit, wanted.tolerance, wanted.strict, wanted.baseline)
    falls = wanted.upper is not None and wanted.value is not None and wanted.upper < wanted.value
    if falls or said.aim is None:
        raise TargetUnfit(Sentence("目标值、上限或单位缺失或不合理", "its value, upper end or unit is missing or impossible"))


def _hold_draft(obligation: Obligation) -> None:
    if obligation.ledger_id is None:
        raise drafting.NotADraft(Sentence("该事项不属于台账", "it is no row of a ledger"))
    ledger = Ledger.objects.get(pk=obligation.ledger_id)
    deeds.hold(ledger)
    if ledger.state != LedgerState.DRAFT:
        raise drafting.NotADraft(Sentence("台账不在草拟中，请办理变更", "the ledger is no draft: propose an amendment"))
