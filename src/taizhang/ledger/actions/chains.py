"""Signature chains 签批链: proposed by one, approved by another; and the signatures along them, of which only the last makes an act effective."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Organisation, Report, Signature, SignatureChain, SigningRound
from taizhang.ledger.queries import chains as questions
from taizhang.ledger.rules import chains as rules
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.chains import ChainAct, ChainState, RoundState
from taizhang.ledger.rules.lifecycle import Incomplete, Need
from taizhang.ledger.rules.roles import Role


@dataclass(frozen=True)
class Hand:
    """A signature that is about to be given: at which step of which chain, in a round that is open, or in a new one."""

    act: ChainAct
    subject: Ledger | Report
    steps: tuple[Role, ...]
    position: int
    round: SigningRound | None
    outdated: SigningRound | None
    sha256: str

    @property
    def last(self) -> bool:
        return self.position == len(self.steps) - 1


def propose_chain(organisation: Organisation, act: ChainAct, steps: tuple[Role, ...], *, by: By) -> SignatureChain:
    """The chain waits for a leader of the organisation; what stood before stands until then. No steps: one hand signs again. Raises `NotAChain`."""
    _require_own("propose_chain", organisation.pk, by)
    rules.require_chain(act, steps)
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
    values = {
        "state": ChainState.PROPOSED.value,
        "proposed_steps": rules.to_text(steps),
        "reason": by.reason,
        "proposed_by_id": by.actor.person,
        "proposed_on": by.today,
        "decided_by_id": None,
        "decided_on": None,
        "answer": "",
    }
    with deeds.deed("propose_chain", by=by, act=act.value) as deed:
        deed.about(organisation)
        known = SignatureChain.objects.filter(organisation=organisation, act=act.value).first()
        return deed.change(known, **values) if known else deed.add(SignatureChain(organisation=organisation, act=act.value, **values))


def approve_chain(chain: SignatureChain, *, seen: int | None = None, by: By) -> SignatureChain:
    """From now on what begins to be signed goes along it; what is under way goes on as it began. Raises `ChainDecided`, `SameProposer`."""
    return _decide("approve_chain", chain, seen, by, steps=chain.proposed_steps)


def refuse_chain(chain: SignatureChain, *, seen: int | None = None, by: By) -> SignatureChain:
    """What stood before stands; the reason says why."""
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
    return _decide("refuse_chain", chain, seen, by, answer=by.reason)


def hand_of(act: ChainAct, subject: Ledger | Report, *, digest: Callable[[], str], by: By) -> Hand | None:
    """Within a deed that holds the subject: the signature that is the actor's to give now; None where no chain stands, and one hand signs.
    Raises `NotYourStep`, `SignedAlready`, `ChangedMeanwhile`."""
    if by.actor.account is None and by.actor.person is None:
        return None  # the clock is nobody's hand
    round_ = questions.open_round(act, subject)
    organisation = questions.organisation_of(subject)
    steps = rules.from_text(round_.steps) if round_ else questions.steps_of(act, organisation)
    if not steps:
        return None
    own, sha256 = by.actor.organisation == organisation, digest()
    outdated = round_ if round_ and round_.sha256 != sha256 else None
    if outdated:
        if not (own and steps[0] in by.actor.roles):
            raise rules.changed()
        round_ = None
    position = round_.step if round_ else 0
    rules.require_step(steps, position, own=own, roles=by.actor.roles)
    rules.require_new_hand(by.actor.person, questions.signers_of(round_))
    return Hand(act, subject, steps, position, round_, outdated, sha256)


def signed(deed: deeds.Deed, hand: Hand, content: Mapping[str, Any] | None = None) -> bool:
    """The signature stands. Whether it was the last, and the act has effect; the event of one before is `sign_step`."""
    if hand.outdated:
        deed.change(hand.outdated, state=RoundState.VOID.value)
    state = RoundState.DONE if hand.last else RoundState.OPEN
    if hand.round:
        round_ = deed.change(hand.round, step=hand.position + 1, state=state.value)
    else:
        round_ = deed.add(_round(hand, state, content or {}, deed.by))
    deed.add(_signature(round_, hand.position, hand.steps[hand.position], deed.by, agreed=True))
    deed.about(hand.subject)
    deed.tell(step=hand.position + 1, steps=len(hand.steps), signed_sha256=hand.sha256)
    if not hand.last:
        deed.verb = "sign_step"
        deed.tell(of=hand.act.value)
    return hand.last


def return_step(act: ChainAct, subject: Ledger | Report, *, by: By) -> SigningRound:
    """Whoever is to sign next does not: the round has ended, with his reasons, and the first hand signs anew what was put right."""
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
    with deeds.deed("return_step", by=by, of=act.value) as deed:
        deeds.hold(subject)
        round_ = questions.open_round(act, subject)
        if round_ is None:
            raise rules.nothing_signed()
        steps = rules.from_text(round_.steps)
        own = by.actor.organisation == round_.organisation_id
        rules.require_step(steps, round_.step, own=own, roles=by.actor.roles)
        deed.about(subject)
        deed.add(_signature(round_, round_.step, steps[round_.step], by, agreed=False))
        return deed.change(round_, state=RoundState.RETURNED.value)


def _round(hand: Hand, state: RoundState, content: Mapping[str, Any], by: By) -> SigningRound:
    subject: dict[str, Any] = {"report" if isinstance(hand.subject, Report) else "ledger": hand.subject}
    return SigningRound(
        act=hand.act.value,
        organisation_id=questions.organisation_of(hand.subject),
        **subject,
        steps=rules.to_text(hand.steps),
        step=1,
        state=state.value,
        sha256=hand.sha256,
        content=dict(content),
        began_on=by.today,
    )


def _signature(round_: SigningRound, step: int, role: Role, by: By, *, agreed: bool) -> Signature:
    return Signature(
        round=round_,
        step=step,
        role=role.value,
        person_id=by.actor.person,
        principal_id=by.actor.acting_for,
        agreed=agreed,
        words="" if agreed else by.reason,
        on=by.today,
    )


def _decide(verb: str, chain: SignatureChain, seen: int | None, by: By, **values: Any) -> SignatureChain:
    _require_own("decide_chain", chain.organisation_id, by)
    deeds.require_revision(chain, seen)
    rules.require_proposed(ChainState(chain.state))
    rules.require_other(by.actor.person, proposer=chain.proposed_by_id)
    with deeds.deed(verb, by=by, act=chain.act) as deed:
        deeds.hold(chain)
        deed.about(chain.organisation)
        settled = {"state": ChainState.STANDING.value, "proposed_steps": "", "decided_by_id": by.actor.person, "decided_on": by.today}
        return deed.change(chain, **settled, **values)


def _require_own(verb: str, organisation: int, by: By) -> None:
    """Its own people set an organisation's chain, and nobody above it."""
    permissions.require(verb, by.actor, set())
    if by.actor.organisation != organisation and by.actor.account is not None:
        raise rules.NotYourChain
