"""The life of a ledger 台账: named, circulated, countersigned 会签, signed 签发, filed 报送, put on record 备案; or returned, or withdrawn."""

from collections.abc import Callable
from typing import Any

from taizhang.ledger.actions import chains, deeds, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Countersignature, Edition, Ledger, Obligation, Organisation
from taizhang.ledger.queries import ledger_contents, signing
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import ledger_lifecycle, lifecycle, permissions
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.ledger_lifecycle import LedgerAct, LedgerState
from taizhang.ledger.rules.lifecycle import Act, Incomplete, Need, State
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NotCirculating(Refused):
    """Nobody has asked for countersignatures of the ledger."""


class CoordinatorStands(Refused):
    """A signed ledger keeps its coordinator until an amendment changes it."""


class NotOrdered(Refused):
    """It is no ledger of what was ordered, but of a plan."""


def name_coordinator(ledger: Ledger, organisation: Organisation, *, by: By) -> Ledger:
    """The organisation puts the draft together 汇总牵头."""
    _require("name_coordinator", ledger, by)
    with deeds.deed("name_coordinator", by=by) as deed:
        deeds.hold(ledger)
        if ledger.state not in (LedgerState.DRAFT, LedgerState.COUNTERSIGNING):
            raise CoordinatorStands(
                Sentence("台账已签发，变更汇总牵头单位须办理变更", "the ledger is signed: an amendment changes its coordinator")
            )
        return deed.change(ledger, coordinator=organisation)


def circulate(ledger: Ledger, *, by: By) -> Ledger:
    """The draft is with its leads, who countersign it or object."""
    return _move(ledger, LedgerAct.CIRCULATE, "circulate_ledger", by)


def countersign(ledger: Ledger, *, agreed: bool, opinion: str = "", by: By) -> Countersignature:
    """The actor's organisation has agreed, or its objection has sent the ledger back to be drafted; an objection says why."""
    _require("countersign", ledger, by)
    organisation = by.actor.organisation
    if organisation is None:
        raise Incomplete((Need.OWNER,))  # the clock is no organisation, and agrees to nothing
    if not agreed and not opinion.strip():
        raise Incomplete((Need.REASON,))
    with deeds.deed("countersign", by=by, agreed=agreed) as deed:
        deeds.hold(ledger)
        _require_circulating(ledger)
        said = Countersignature(
            ledger=ledger,
            edition=ledger.edition + 1,
            organisation_id=organisation,
            agreed=agreed,
            opinion=opinion,
            person_id=by.actor.person,
            on=by.today,
        )
        deed.add(said)
        if not agreed:
            move(deed, ledger, LedgerAct.OBJECT)
        deed.about(ledger)
        return said


def sign(ledger: Ledger, *, by: By) -> Edition | None:
    """The ledger stands as an edition that never changes, and every draft row of it is issued; None where a hand before the last of its chain
    has signed. Raises `NotSignable`, `Incomplete`, `DebtorIsCreditor`, `NotYourStep`: what is missing is said before anything is written."""
    with deeds.deed("sign_ledger", by=by) as deed:
        deeds.hold(ledger)
        hand = _hand(ChainAct.SIGN_LEDGER, ledger, lambda: ledger_contents.content_of(ledger), by)
        ledger_lifecycle.after(LedgerState(ledger.state), LedgerAct.SIGN)
        signing.require_signable(ledger)
        if hand and not chains.signed(deed, hand):
            return None
        _issue(deed, ledger)
        content = ledger_contents.content_of(ledger)
        move(deed, ledger, LedgerAct.SIGN, edition=ledger.edition + 1)
        deed.about(ledger)
        return deed.add(_edition(ledger, content, by))


def order(ledger: Ledger, *, by: By) -> Edition:
    """What a leader or a meeting has ordered is in force at once: nobody countersigns what was ordered above him, and who registered it
    verifies it and has it on record. Raises `NotOrdered` where another organisation puts it on record; `Incomplete`, `DebtorIsCreditor`."""
    _require("order_ledger", ledger, by)
    if ledger.recipient_id is None or ledger.recipient_id != ledger.coordinator_id:
        raise NotOrdered(
            Sentence("计划台账须经会签、签发和备案", "the ledger of a plan is countersigned, signed and filed with who puts it on record")
        )
    with deeds.deed("order_ledger", by=by) as deed:
        deeds.hold(ledger)
        state = LedgerState(ledger.state)
        for act in (LedgerAct.SIGN, LedgerAct.FILE, LedgerAct.RECORD):
            state = ledger_lifecycle.after(state, act)
        signing.require_separate(ledger)
        _issue(deed, ledger)
        content = ledger_contents.content_of(ledger)
        deed.change(ledger, state=state.value, state_since=by.today, edition=ledger.edition + 1)
        deed.about(ledger)
        return deed.add(_edition(ledger, content, by))


def file(ledger: Ledger, *, by: By) -> Ledger:
    """The signed ledger is with the government above; or a hand before the last of its chain has signed that it goes there."""
    with deeds.deed("file_ledger", by=by) as deed:
        deeds.hold(ledger)
        hand = _hand(ChainAct.FILE_LEDGER, ledger, lambda: {"edition": ledger.edition}, by)
        ledger_lifecycle.after(LedgerState(ledger.state), LedgerAct.FILE)
        if hand and not chains.signed(deed, hand):
            return ledger
        return move(deed, ledger, LedgerAct.FILE)


def put_on_record(ledger: Ledger, *, by: By) -> Ledger:
    """The ledger is on record 备案, which approves nothing."""
    return _move(ledger, LedgerAct.RECORD, "put_on_record", by)


def return_ledger(ledger: Ledger, *, by: By) -> Ledger:
    """The filed ledger is back with its coordinator, with the reason."""
    _require_reason(by)
    return _move(ledger, LedgerAct.RETURN, "return_ledger", by)


def revise(ledger: Ledger, *, by: By) -> Ledger:
    """The returned ledger is a draft again: its leads countersign the next edition anew."""
    return _move(ledger, LedgerAct.REVISE, "revise_ledger", by)


def withdraw(ledger: Ledger, *, approval: str, by: By) -> Ledger:
    """The ledger was set up by mistake: it is withdrawn, and so is every row of it that has not ended."""
    _require("withdraw_ledger", ledger, by)
    with deeds.deed("withdraw_ledger", by=by) as deed:
        deeds.hold(ledger)
        move(deed, ledger, LedgerAct.WITHDRAW)
        deed.about(ledger)
        for row in Obligation.objects.filter(ledger=ledger).order_by("pk"):
            if Act.CANCEL in lifecycle.FOLLOWS[State(row.state)]:
                handling.handle(deed, row, Act.CANCEL, approval=approval)
        return ledger


def _issue(deed: deeds.Deed, ledger: Ledger) -> None:
    """Basis, owner, verifier and date of a row are looked at again, one by one: 国务院令第733号 第十一条 wants a basis for each."""
    led = signing.led(ledger)
    for row in Obligation.objects.filter(ledger=ledger, state=State.DRAFT.value).order_by("pk"):
        handling.handle(deed, row, Act.ISSUE, present=signing.present(row, led=row.pk in led))


def _edition(ledger: Ledger, content: dict[str, Any], by: By) -> Edition:
    return Edition(
        ledger=ledger,
        number=ledger.edition,
        content=content,
        sha256=ledger_contents.digest_of(content),
        signed_by_id=by.actor.person,
        signed_on=by.today,
    )


def _move(ledger: Ledger, act: LedgerAct, verb: str, by: By) -> Ledger:
    _require(verb, ledger, by)
    with deeds.deed(verb, by=by) as deed:
        return move(deed, ledger, act)


def move(deed: deeds.Deed, ledger: Ledger, act: LedgerAct, **more: Any) -> Ledger:
    """Within the deed of a verb that does more than this: the ledger stands where the act leads. Raises `NotNow`."""
    state = ledger_lifecycle.after(LedgerState(ledger.state), act)
    return deed.change(ledger, state=state.value, state_since=deed.by.today, **more)


def _hand(act: ChainAct, ledger: Ledger, content: Callable[[], dict[str, Any]], by: By) -> chains.Hand | None:
    """The hand of the coordinator's chain; without a chain whoever has the right to the act."""
    hand = chains.hand_of(act, ledger, digest=lambda: ledger_contents.digest_of(content()), by=by)
    if hand is None:
        _require(act.value, ledger, by)
    return hand


def _require(verb: str, ledger: Ledger, by: By) -> None:
    permissions.require(verb, by.actor, parties_to_ledger(by.actor, ledger))


def _require_circulating(ledger: Ledger) -> None:
    if ledger.state != LedgerState.COUNTERSIGNING:
        raise NotCirculating(Sentence("台账未在会签中", "the ledger is not being countersigned"))


def _require_reason(by: By) -> None:
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
