"""After the lights of the night: what they call for is proposed. And whenever something was done: a paper about what has ended ends."""

from datetime import datetime

from taizhang.capabilities.supervision.actions import lapsing, proposals
from taizhang.capabilities.supervision.queries import grounds
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.roles import CLOCK


def propose(now: datetime) -> str:
    """Every light that calls for a step has its proposal; no paper stands about what has ended."""
    lapse(now)
    try:
        done = proposals.propose_all(by=By(CLOCK, now))
    except grounds.NoLadder as missing:
        return str(missing)
    return f"{done.new} proposed, {done.gone} gone"


def lapse(now: datetime) -> str:
    """No paper waits for an answer about what has ended."""
    return f"{len(lapsing.lapse_all(by=By(CLOCK, now)))} lapsed"
