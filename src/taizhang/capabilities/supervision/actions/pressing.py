"""A matter is pressed 督办: proposed, approved by who stands above, issued under a number; the paper that stood before is raised by it."""

from datetime import date

from taizhang.capabilities.supervision.actions.drafting import Bodies, Words, drafted, issued_as, lit, reply_by_of, step_of
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.rules import climbing, hands, pressing
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Organisation
from taizhang.ledger.queries.parties import stands_over
from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class AlreadyWaiting(Refused):
    """Something has been proposed about it already."""


class NothingToPress(Refused):
    """Nobody is to be addressed, or the issuer would address himself."""


def propose(obligation: Obligation, step: str, words: Words, *, by: By) -> Pressing:
    """A person means to press: the paper waits for its approval, or for being issued. Raises `OwesItToo`, `NotDesignated`, `TooHigh`."""
    rung = step_of(step)
    _require_issuer(rung, obligation, by)
    ground = grounds.ground_of(obligation)
    highest = climbing.highest(grounds.ladder(), Rule(ground.rule) if ground else None, grounds.last_of(obligation, on=by.today))
    climbing.require_place(rung, highest=highest, why=words.skipped)
    if grounds.waiting_of(obligation):
        raise AlreadyWaiting(
            Sentence("该事项已有拟发督办件，请先签发或撤回", "something is proposed about it already: issue or withdraw that first")
        )
    issuer, addressee = by.actor.organisation, grounds.addressee_of(obligation)
    if issuer is None or addressee is None or issuer == addressee:
        raise NothingToPress(Sentence("没有可主送的责任单位，请先明确责任单位", "there is no organisation to address: assign one first"))
    said = {"basis": words.basis, "demand": words.demand, "skipped": words.skipped}
    row = drafted(rung, ground or grounds.unlit(obligation), Bodies(issuer, addressee), by=by)
    for name, value in said.items():
        setattr(row, name, value)
    with deeds.deed("propose_pressing", by=by) as deed:
        return deed.add(row)


def submit(row: Pressing, words: Words, *, seen: int | None = None, by: By) -> Pressing:
    """Somebody has taken it up, with what it is to say and the light of today: it waits for who approves its step 报批, and is a paper of his
    organisation from now on."""
    step = step_of(row.step)
    _require_issuer(step, row.obligation, by)
    hands.require_approval_needed(step)
    _require_grounds(words)
    ground = grounds.ground_of(row.obligation)
    said = {
        "basis": words.basis,
        "demand": words.demand,
        "issuer_id": by.actor.organisation or row.issuer_id,
        "proposed_by_id": by.actor.person,
        "proposed_on": by.today,
    }
    return _moved(row, Act.SUBMIT, "submit_pressing", by, seen, **said, **(lit(ground, by) if ground else {}))


def approve(row: Pressing, *, approval: str, seen: int | None = None, by: By) -> Pressing:
    """Who stands above agrees that it is issued 批准; `approval` are his words."""
    _require_approver(row, by)
    return _moved(row, Act.APPROVE, "approve_pressing", by, seen, approved_on=by.today, approved_by_id=by.actor.person, approval=approval)


def refuse(row: Pressing, *, seen: int | None = None, by: By) -> Pressing:
    """Who stands above does not agree 不予批准, and says why."""
    _require_approver(row, by)
    pressing.require_words(Act.REFUSE, by.reason)
    return _moved(row, Act.REFUSE, "refuse_pressing", by, seen, ended_on=by.today, outcome=by.reason)


def issue(row: Pressing, words: Words | None = None, *, reply_by: date | None = None, seen: int | None = None, by: By) -> Pressing:
    """It is issued 签发 under the next number of its kind, with the light of today as its grounds; the addressee knows of it from now on.
    What was approved is issued in the words that were approved."""
    step = step_of(row.step)
    _require_issuer(step, row.obligation, by)
    hands.require_approved(step, approved=row.state == State.APPROVED)
    issuer = _issuing(row, by)
    said = Words(row.basis, row.demand) if words is None or row.state == State.APPROVED else words
    _require_grounds(said)
    deeds.require_revision(row, seen)
    before, ground = grounds.standing_of(row.obligation), grounds.ground_of(row.obligation)
    with deeds.deed("issue_pressing", by=by, pressing=row.key, document=row.document) as deed:
        deeds.hold(issuer)  # two papers of one series in one moment have two numbers
        if before is not None:
            deed.change(before, state=pressing.after(State(before.state), Act.RAISE).value, ended_on=by.today)
        deed.about(row.obligation)
        until = reply_by_of(step, reply_by, by.today)
        paper = issued_as(deed, row, issuer, said, until)
        deed.tell(number=(number := f"{issuer}{paper.number}"))  # each organisation counts its own
        return deed.change(
            row,
            state=pressing.after(State(row.state), Act.ISSUE).value,
            number=number,
            paper=paper,
            issuer_id=issuer.pk,
            basis=said.basis,
            demand=said.demand,
            issued_on=by.today,
            issued_by_id=by.actor.person,
            reply_by=until,
            **(lit(ground, by) if ground else {}),
        )


def withdraw(row: Pressing, *, seen: int | None = None, by: By) -> Pressing:
    """It is no more 撤回, and the reason is told. What was issued is withdrawn in the sight of who received it."""
    _require_issuer(step_of(row.step), row.obligation, by)
    pressing.require_words(Act.WITHDRAW, by.reason)
    return _moved(row, Act.WITHDRAW, "withdraw_pressing", by, seen, ended_on=by.today, outcome=by.reason)


def _moved(row: Pressing, act: Act, verb: str, by: By, seen: int | None, **values: object) -> Pressing:
    deeds.require_revision(row, seen)
    told = row.state not in pressing.WAITING
    with deeds.deed(verb, by=by, pressing=row.key) as deed:
        deed.about(row.obligation if told else row)
        return deed.change(row, state=pressing.after(State(row.state), act).value, **values)


def _issuing(row: Pressing, by: By) -> Organisation:
    """Under whose head it goes out: that of who issues it; what was approved goes out from whom it was approved for."""
    if row.state == State.APPROVED:
        own: Organisation = row.issuer
        hands.require_own(by.actor, own.pk, own.name)
        return own
    return Organisation.objects.get(pk=by.actor.organisation or row.issuer_id)


def _require_issuer(step: Step, obligation: Obligation, by: By) -> None:
    parties, designated = grounds.hand_of(by.actor, obligation, on=by.today)
    hands.require_issuer(step, by.actor, parties, designated=designated)


def _require_approver(row: Pressing, by: By) -> None:
    over = stands_over(by.actor.organisation, row.issuer_id)
    hands.require_approver(step_of(row.step), by.actor, stands_over=over, others=[row.proposed_by_id])


def _require_grounds(words: Words) -> None:
    if not words.basis.strip() or not words.demand.strip():
        raise pressing.SayWhy(
            Sentence(
                "督办件须写明依据和要求（国务院令第733号第十一条、第十五条）",
                "a paper says its basis and what it demands (State Council Order 733)",
            )
        )
