"""By which rules of lights each ledger is judged."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from taizhang.ledger.models import LightRules
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.rules import light_rules
from taizhang.ledger.rules.light_facts import Thresholds

SUGGESTED = Thresholds()


def thresholds_of(ledgers: Iterable[Any], *, known_at: datetime | None = None) -> dict[int, Thresholds]:
    """For each ledger, by number, its thresholds as they were known then; those that we suggest where it has none of its own.

    `ledgers` are rows of ledgers, the current ones or versions (`as_known`)."""
    chosen = {getattr(ledger, "row", ledger.pk): ledger.light_rules_id for ledger in ledgers}
    wanted = {number for number in chosen.values() if number is not None}
    rows = as_known(LightRules, known_at).filter(row__in=wanted).values_list("row", "name", "revision", "thresholds") if wanted else ()
    known = {number: light_rules.thresholds(f"{name}-{revision}", said) for number, name, revision, said in rows}
    return {ledger: SUGGESTED if number is None else known.get(number, SUGGESTED) for ledger, number in chosen.items()}
