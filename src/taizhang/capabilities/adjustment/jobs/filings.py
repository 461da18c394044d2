"""Changes that have taken effect are to be put on record: nudged by every event, and every night for what a nudge missed."""

from datetime import datetime

from taizhang.capabilities.adjustment.actions import recording
from taizhang.capabilities.adjustment.queries.filings import amendments_unfiled
from taizhang.ledger.actions.by import By
from taizhang.ledger.rules.roles import CLOCK


def open_filings(now: datetime) -> str:
    """Every amendment that is in effect has its filing. Which have none is asked of the rows themselves: what was opened is not opened twice."""
    found = [recording.open_change_filing(amendment, by=By(CLOCK, now)) for amendment in amendments_unfiled()]
    return f"{sum(one is not None for one in found)} filings"
