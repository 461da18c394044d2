"""Who owes an obligation 责任: assigned, claimed 认领, accepted 签收, declined, handed over. An assignment ends; it is never deleted."""

from django.db.models import Max, QuerySet

from taizhang.ledger.actions import deeds, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Handling, Ledger, Obligation, Office, Organisation, Person
from taizhang.ledger.queries import hands, registry, signing
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import ledger_lifecycle, permissions, phones, separation
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import ENDED, Act, State
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class OwnerRequired(Refused):
    """Nobody's task is nobody's: the last lead does not leave before another is there."""


class NotOwed(Refused):
    """The organisation owes nothing of it."""


class DutyStands(Refused):
    """The ledger is signed: who owes a row changes by an amendment."""


class NobodyToCall(Refused):
    """A number is said, and nobody who would answer it."""


class NotTheirs(Refused):
    """The person or the office belongs to another organisation."""


def assign(obligation: Obligation, organisation: Organisation, role: Duty, *, by: By) -> Assignment:
    """The organisation has this role in a row that is not issued yet, said by a person and concluded by nobody."""
    _require("assign", obligation, by)
    if role in DEBTORS:
        separation.Parties(frozenset({str(organisation)}), str(obligation.creditor or ""))
    with deeds.deed("assign", by=by) as deed:
        deeds.hold(obligation)
        _require_unissued(obligation)
        deed.about(obligation)
        if known := _standing(obligation).filter(organisation=organisation).first():
            return deed.change(known, role=role.value, inferred=False)
        return deed.add(Assignment(obligation=obligation, organisation=organisation, role=role.value, position=_next_position(obligation)))


def release(obligation: Obligation, organisation: Organisation, *, by: By) -> Assignment:
    """The organisation owes nothing of a row that is not issued yet."""
    _require("assign", obligation, by)
    with deeds.deed("release", by=by) as deed:
        deeds.hold(obligation)
        _require_unissued(obligation)
        deed.about(obligation)
        return deed.change(_own(obligation, organisation.pk), ended_on=by.today)


def issue(obligation: Obligation, *, by: By) -> Handling:
    """A row that was declined, and has an owner again, is issued anew. A draft's rows are issued by its signing, and not one by one:
    raises `NotInForce`."""
    _require("assign", obligation, by)
    with deeds.deed("issue", by=by) as deed:
        _hold_in_force(obligation)
        led = _standing(obligation).filter(role=Duty.LEAD.value).exists()
        hands.parties_of(obligation)  # who owes and who verifies are apart
        deed.about(obligation)
        return handling.handle(deed, obligation, Act.ISSUE, present=signing.present(obligation, led=led))


def claim(obligation: Obligation, *, by: By) -> Assignment:
    """The actor's organisation has said that this is its own 认领: what was concluded of it is confirmed."""
    _require("claim", obligation, by)
    with deeds.deed("claim", by=by) as deed:
        deed.about(obligation)
        return deed.change(_own(obligation, by.actor.organisation), claimed_on=by.today, inferred=False)


def accept(obligation: Obligation, *, by: By) -> Handling:
    """Who owes it has taken it 签收."""
    return _by_debtor("accept", obligation, Act.ACCEPT, by)


def decline(obligation: Obligation, *, by: By) -> Handling:
    """Who owes it has asked, with the reason, that another be named 申请改派; it waits for that."""
    return _by_debtor("decline", obligation, Act.DECLINE, by)


def start(obligation: Obligation, *, by: By) -> Handling:
    """Work has begun."""
    return _by_debtor("start", obligation, Act.START, by)


def hand_over(
    assignment: Assignment, *, office: Office | None = None, person: Person | None = None, seen: int | None = None, by: By
) -> Assignment:
    """Another office or person of the same organisation answers for it from today on: the old assignment has ended, the new one stands in
    its place. To another organisation a signed row goes by an amendment, or with the registry (`transfer_duties`)."""
    obligation = assignment.obligation
    _require("hand_over", obligation, by)
    deeds.require_revision(assignment, seen)
    _require_theirs(assignment, office, person)
    with deeds.deed("hand_over", by=by) as deed:
        deed.about(obligation)
        return _succeed(deed, assignment, assignment.organisation, office=office, person=person)


def name_person(
    assignment: Assignment, *, person: Person | None = None, leader: Person | None = None, liaison: Person | None = None, by: By
) -> Assignment:
    """Who answers for it, under which leader 分管领导, and who is called about it 联络员; None leaves who was named."""
    _require("hand_over", assignment.obligation, by)
    named = {name: one for name, one in (("person", person), ("leader", leader), ("liaison", liaison)) if one is not None}
    for one in named.values():
        _require_theirs(assignment, None, one)
    with deeds.deed("name_person", by=by) as deed:
        deed.about(assignment.obligation)
        return deed.change(assignment, **named)


def set_phone(assignment: Assignment, phone: str, *, by: By) -> Person:
    """Whoever is called about it 联络员 is called under that number, here and everywhere else. Raises `NobodyToCall`, `NoPhone`."""
    _require("hand_over", assignment.obligation, by)
    liaison: Person | None = assignment.liaison
    if liaison is None:
        raise NobodyToCall(Sentence("请先确定联络员，再填写联系电话", "say first who is called about it"))
    with deeds.deed("set_phone", by=by) as deed:
        deed.about(assignment.obligation)
        return deed.change(liaison, phone=phones.kept(phone) or liaison.phone)


def transfer_duties(organisation: Organisation, *, by: By) -> list[Assignment]:
    """What an organisation that has ended still owed, or was to verify, is its heir's; what it reported stays under its own name. Done again, it does nothing.
    Raises `OwnerRequired` where it has no heir."""
    permissions.require("register", by.actor, set())
    heir_pk = registry.heirs(on=by.today).get(organisation.pk)
    if heir_pk is None:
        raise OwnerRequired(Sentence(f"{organisation}没有承接单位，请先指定", f"{organisation} has no heir: name one first"))
    heir = Organisation.objects.get(pk=heir_pk)
    owed = Assignment.objects.filter(organisation=organisation, ended_on__isnull=True).exclude(obligation__state__in=ENDED)
    with deeds.deed("transfer_duties", by=by, heir=str(heir)) as deed:
        deed.about(organisation)
        for row in Obligation.objects.filter(creditor=organisation).exclude(state__in=ENDED).order_by("pk"):
            deed.change(row, creditor=heir)
        return [_succeed(deed, one, heir) for one in owed.select_related("obligation").order_by("pk")]


def _succeed(deed: deeds.Deed, old: Assignment, organisation: Organisation, **more: Office | Person | None) -> Assignment:
    """The old assignment ends first: one of each organisation stands at a time. Of two duties of one heir the heavier stands."""
    deed.change(old, ended_on=deed.by.today)
    if known := _standing(old.obligation).filter(organisation=organisation).first():
        heavier = min(Duty(known.role), Duty(old.role), key=list(Duty).index)
        return deed.change(known, role=heavier.value, position=min(known.position, old.position))
    kept = {"label": old.label, "named": old.named, "inferred": old.inferred, "claimed_on": old.claimed_on}
    return deed.add(Assignment(obligation=old.obligation, organisation=organisation, role=old.role, position=old.position, **kept, **more))


def _by_debtor(verb: str, obligation: Obligation, act: Act, by: By) -> Handling:
    _require(verb, obligation, by)
    separation.require_hand(act, hands.hand_of(by.actor), hands.parties_of(obligation), {})
    with deeds.deed(verb, by=by) as deed:
        deed.about(obligation)
        return handling.handle(deed, obligation, act)


def _hold_in_force(obligation: Obligation) -> None:
    """The ledger of the row, where it has one, is signed and is not withdrawn before the deed is over."""
    if obligation.ledger_id is not None:
        ledger = Ledger.objects.get(pk=obligation.ledger_id)
        deeds.hold(ledger)
        ledger_lifecycle.require_in_force(LedgerState(ledger.state))


def _require(verb: str, obligation: Obligation, by: By) -> None:
    permissions.require(verb, by.actor, parties_to_obligation(by.actor, obligation))


def _require_unissued(obligation: Obligation) -> None:
    if obligation.state != State.DRAFT:
        raise DutyStands(Sentence("事项已交办，调整责任单位须办理变更", "it is issued: an amendment changes who owes it"))


def _require_theirs(assignment: Assignment, office: Office | None, person: Person | None) -> None:
    for one in (office, person):
        if one is not None and one.organisation_id != assignment.organisation_id:
            raise NotTheirs(Sentence(f"{one}不属于{assignment.organisation}", f"{one} is not of {assignment.organisation}"))


def _own(obligation: Obligation, organisation: int | None) -> Assignment:
    found = _standing(obligation).filter(organisation_id=organisation).first() if organisation else None
    if found is None:
        raise NotOwed(Sentence("该单位不是此事项的责任单位", "the organisation has no duty in it"))
    return found


def _standing(obligation: Obligation) -> "QuerySet[Assignment]":
    return Assignment.objects.filter(obligation=obligation, ended_on__isnull=True)


def _next_position(obligation: Obligation) -> int:
    last = Assignment.objects.filter(obligation=obligation).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1
