"""A paper about what has ended stands on nobody's desk: the system ends it, and says why."""

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries.grounds import lapsing
from taizhang.capabilities.supervision.rules import pressing
from taizhang.capabilities.supervision.rules.pressing import Act, State
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules import lifecycle


def lapse_all(*, by: By) -> list[Pressing]:
    """Every paper whose obligation is closed 销号 or cancelled has ended, whether it was answered or not; which those are is asked of the rows
    themselves, so that nothing is done twice."""
    return [_lapse(row, by) for row in lapsing()]


def _lapse(row: Pressing, by: By) -> Pressing:
    obligation, state = row.obligation, State(row.state)
    why = pressing.why_lapsed(state, lifecycle.State(obligation.state), on=obligation.state_since)
    with deeds.deed("lapse_pressing", by=by, pressing=row.key, number=row.number, note=why) as deed:
        deeds.hold(row)  # nobody answers it in the same moment
        deed.about(row if state in pressing.WAITING else obligation)
        return deed.change(row, state=pressing.after(state, Act.LAPSE).value, ended_on=by.today, outcome=why)
