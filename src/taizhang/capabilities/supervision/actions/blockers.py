"""Blockers are raised 提出, taken on 受理, decided 协调, raised to the level above 提请上级, and solved; what they block may stand still meanwhile."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from taizhang.capabilities.supervision.models import Blocked, Blocker, BlockerParty
from taizhang.capabilities.supervision.queries import blockers as questions
from taizhang.capabilities.supervision.rules import blockers
from taizhang.capabilities.supervision.rules.blockers import Act, NobodyAbove, State
from taizhang.capabilities.supervision.rules.pressing import SayWhy
from taizhang.ledger.actions import deeds, pauses
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Organisation, ReportLine
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.roles import CLOCK
from taizhang.ledger.rules.sentences import Sentence

DAYS = 5  # working days that each level has, where nobody says otherwise


class Problem(NamedTuple):
    """What is in the way, why, and by when it should be decided."""

    title: str
    words: str
    cause: Cause | None = None
    due: date | None = None


class Task(NamedTuple):
    """What an organisation is to do about it, by when."""

    organisation: Organisation
    words: str
    due: date | None = None


def raise_blocker(blocked: Sequence[Obligation], problem: Problem, *, line: ReportLine | None = None, by: By) -> Blocker:
    """Somebody who has a duty in all of them has said what is in the way; who coordinates knows of it. `line` is the report that asked for
    help: it is raised for the organisation that asked, which then says whether it is solved."""
    for obligation in blocked:
        supports = questions.supports(by.actor, obligation)
        blockers.require_raiser(by.actor, parties_to_obligation(by.actor, obligation), supports=supports, asked=line is not None)
    _require_words(problem.title, problem.words)
    raiser = line.report.organisation_id if line else by.actor.organisation or 0
    coordinator = questions.first_coordinator(blocked[0], raiser)
    if coordinator is None:
        raise NobodyAbove(Sentence("没有可受理的协调单位", "there is nobody who could coordinate it"))
    with deeds.deed("raise_blocker", by=by, note=problem.title) as deed:
        row = deed.add(
            Blocker(
                title=problem.title,
                words=problem.words,
                cause=problem.cause.value if problem.cause else "",
                line=line,
                raiser_id=raiser,
                raised_by_id=by.actor.person,
                raised_on=by.today,
                coordinator_id=coordinator,
                due=problem.due or _due(by),
            )
        )
        deed.add_all([Blocked(blocker=row, obligation=obligation) for obligation in blocked])
        deed.tell(blocker=row.key)
        deed.about(blocked[0])
        return row


def take(row: Blocker, *, due: date | None = None, seen: int | None = None, by: By) -> Blocker:
    """Who coordinates has taken it on, and says by when he will decide."""
    return _moved(row, Act.TAKE, "take_blocker", by, seen, **({"due": due} if due else {}))


def decide(row: Blocker, decision: str, *, paper: str = "", tasks: Sequence[Task] = (), seen: int | None = None, by: By) -> Blocker:
    """Who coordinates has decided who does what by when 协调意见."""
    blockers.require_hand(Act.DECIDE, by.actor, raiser=row.raiser_id, coordinator=row.coordinator_id)
    _require_words(decision)
    deeds.require_revision(row, seen)
    with deeds.deed("decide_blocker", by=by, blocker=row.key, note=decision) as deed:
        _about_first(deed, row)
        deed.add_all([BlockerParty(blocker=row, organisation=one.organisation, task=one.words, due=one.due) for one in tasks])
        said = {"decision": decision, "paper": paper, "decided_on": by.today, "decided_by_id": by.actor.person}
        return deed.change(row, state=blockers.after(State(row.state), Act.DECIDE).value, **said)


def escalate(row: Blocker, *, seen: int | None = None, by: By) -> Blocker:
    """It lies with the level above 提请上级协调, with the reason and a new term. Raises `TooSoon`, `NobodyAbove`."""
    _require_words(by.reason)
    blockers.require_hand(Act.ESCALATE, by.actor, raiser=row.raiser_id, coordinator=row.coordinator_id)
    if row.state != State.DECIDED:
        blockers.require_time_is_up(by.actor, coordinator=row.coordinator_id, due=row.due, on=by.today)
    above = questions.level_above(row)
    if above is None or above == row.raiser_id:
        raise NobodyAbove(Sentence(f"{row.coordinator}之上没有可提请的单位", f"there is no level above {row.coordinator}"))
    return _moved(row, Act.ESCALATE, "escalate_blocker", by, seen, coordinator_id=above, level=row.level + 1, due=_due(by))


def insist(row: Blocker, *, seen: int | None = None, by: By) -> Blocker:
    """Who raised it says that the decision has not solved it 未解决, and why."""
    _require_words(by.reason)
    return _moved(row, Act.INSIST, "insist_on_blocker", by, seen, due=_due(by))


def withdraw(row: Blocker, *, seen: int | None = None, by: By) -> Blocker:
    """Who raised it takes it back; clocks that stood for it run again."""
    _require_words(by.reason)
    return _ended(row, Act.WITHDRAW, "withdraw_blocker", by, seen, by.reason)


def solve(row: Blocker, outcome: str, *, seen: int | None = None, by: By) -> Blocker:
    """Who raised it says that it is solved; clocks that stood for it run again."""
    _require_words(outcome)
    return _ended(row, Act.SOLVE, "solve_blocker", by, seen, outcome)


def stop_clock(of: Blocked, *, approval: str, by: By) -> Blocked:
    """The clock of what is blocked stands, with the approval 中止计时; who may do that, the ledger says."""
    with transaction.atomic():
        pause = pauses.suspend(of.obligation, approval=approval, by=_apart(by, by.reason or of.blocker.title))
        with deeds.deed("stop_clock_for_blocker", by=by, blocker=of.blocker.key) as deed:
            deed.about(of.obligation)
            return deed.change(of, suspension=pause)


def _ended(row: Blocker, act: Act, verb: str, by: By, seen: int | None, outcome: str) -> Blocker:
    with transaction.atomic():
        done = _moved(row, act, verb, by, seen, ended_on=by.today, outcome=outcome)
        for one in row.blocked.filter(suspension__end__isnull=True, suspension__isnull=False).select_related("obligation"):
            pauses.resume(one.obligation, by=_running_again(one.obligation, by, outcome))
    return done


def _running_again(blocked: Obligation, by: By, outcome: str) -> By:
    """Who raised it, where the clock is also his; else the clock itself, which stood for as long as the blocker did and no longer."""
    apart = _apart(by, outcome)
    try:
        permissions.require("resume", by.actor, parties_to_obligation(by.actor, blocked))
    except permissions.NotPermitted:
        return By(CLOCK, apart.at, reason=outcome, source=apart.source)
    return apart


def _moved(row: Blocker, act: Act, verb: str, by: By, seen: int | None, **values: object) -> Blocker:
    blockers.require_hand(act, by.actor, raiser=row.raiser_id, coordinator=row.coordinator_id)
    deeds.require_revision(row, seen)
    with deeds.deed(verb, by=by, blocker=row.key) as deed:
        _about_first(deed, row)
        return deed.change(row, state=blockers.after(State(row.state), act).value, **values)


def _about_first(deed: deeds.Deed, row: Blocker) -> None:
    """The event stands in the history of the first thing that is blocked."""
    first = row.blocked.select_related("obligation").order_by("pk").first()
    deed.about(first.obligation if first else row)


def _apart(by: By, reason: str) -> By:
    """The same hand without the name of the request, which belongs to the blocker's own verb."""
    return By(by.actor, by.at, reason=reason, source=by.source)


def _due(by: By) -> date:
    return registry.calendar().after(by.today, DAYS)


def _require_words(*words: str) -> None:
    if not all(text.strip() for text in words):
        raise SayWhy(Sentence("请写明具体情况", "say in words what it is about"))
