"""What the system proposes: for each light that calls for a step, that step, with its grounds. A person issues it, or nobody does."""

from collections.abc import Mapping
from typing import NamedTuple

from taizhang.capabilities.supervision.actions.drafting import Bodies, drafted
from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.queries.grounds import Ground
from taizhang.capabilities.supervision.queries.reach import Reach
from taizhang.capabilities.supervision.rules import climbing
from taizhang.capabilities.supervision.rules.pressing import GONE, WAITING, State
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.light_facts import Rule


class Proposed(NamedTuple):
    """How many proposals are new, and how many have gone because their grounds have."""

    new: int
    gone: int


def propose_all(*, by: By) -> Proposed:
    """Every light that calls for a step has its proposal, and no proposal of the system stands without its grounds. What a person has
    proposed is his to withdraw. Started again, it does nothing twice."""
    wanted = _wanted(by)
    waiting = {row.obligation_id: row for row in Pressing.objects.filter(state__in=[state.value for state in sorted(WAITING)])}
    gone = [row for pk, row in waiting.items() if _is_gone(row, wanted.get(pk))]
    left = set(waiting) - {row.obligation_id for row in gone}
    new = [drafted(step, ground, bodies, by=by) for pk, (ground, step, bodies) in wanted.items() if pk not in left]
    if gone:
        with deeds.deed("withdraw_proposals", by=by, note=GONE) as deed:
            for row in gone:
                deed.change(row, state=State.WITHDRAWN.value, ended_on=by.today, outcome=GONE)
    if new:
        with deeds.deed("propose_pressings", by=by) as deed:
            deed.add_all(new)
    return Proposed(len(new), len(gone))


def _wanted(by: By) -> Mapping[int, tuple[Ground, Step, Bodies]]:
    ladder = grounds.ladder()
    rules = [rule.value for step in ladder.steps for rule in step.when]
    standing, dismissed = grounds.standing(on=by.today), grounds.dismissed(since=by.today - climbing.QUIET, but=GONE)
    found = {}
    for ground in grounds.grounds(rules, reach=Reach(by.today)):
        step = climbing.wanted(ladder, Rule(ground.rule), standing.get(ground.obligation))
        if step is None or (ground.obligation, step.key, ground.rule) in dismissed:
            continue
        if ground.issuer and ground.addressee:
            found[ground.obligation] = (ground, step, Bodies(ground.issuer, ground.addressee))
    return found


def _is_gone(row: Pressing, wanted: tuple[Ground, Step, Bodies] | None) -> bool:
    """Only what the clock proposed, and nobody has taken up."""
    if row.proposed_by_id is not None or row.state != State.PROPOSED:
        return False
    return wanted is None or wanted[1].key != row.step
