"""After the lights of the night: what they call for is proposed."""

from datetime import datetime

from taizhang.capabilities.supervision.actions import proposals
from taizhang.capabilities.supervision.queries import grounds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.roles import CLOCK


def propose(now: datetime) -> str:
    """Every light that calls for a step has its proposal."""
    try:
        done = proposals.propose_all(by=By(CLOCK, now))
    except grounds.NoLadder as missing:
        return str(missing)
    return f"{done.new} proposed, {done.gone} gone"
