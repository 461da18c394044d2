"""Every night: amendments whose day has come are applied, and every light is seen anew."""

from datetime import datetime

from django.utils import timezone

from taizhang.ledger.actions import amendments, lights
from taizhang.ledger.actions.by import By
from taizhang.ledger.queries.amendments import amendments_in_effect
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import CLOCK


def apply_amendments(now: datetime) -> str:
    """Those that were approved and take effect by today are applied, each by itself; one that cannot be is named, and waits for somebody."""
    applied, refused = 0, []
    for amendment in amendments_in_effect(on=timezone.localtime(now).date()):
        try:
            amendments.apply(amendment, by=By(CLOCK, now))
            applied += 1
        except Refused as error:
            refused.append(f"{amendment.key} ({error})")
    return f"{applied} applied" + (f", {len(refused)} not: {'; '.join(refused)}" if refused else "")


def light_up(now: datetime) -> str:
    """Every light stands as the rules see it today."""
    changed = lights.light_up(on=timezone.localtime(now).date(), by=By(CLOCK, now))
    return f"{changed} lights changed"
