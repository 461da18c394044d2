"""Lights 亮灯 of many obligations, now or as of any past day, by what was known at any past moment."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from taizhang.kit.collector import collector_resting
from taizhang.ledger.models import Ledger
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import light_rules, registry
from taizhang.ledger.queries.facts import Asked, Given, facts_of
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.lights import Judge


class Lit(NamedTuple):
    """An obligation by its number, and its light."""

    id: int
    light: Light
    rules: str


@collector_resting()
def lights_of(asked: Asked, *, now: datetime, given: Given | None = None, ledgers: Sequence[Ledger] | None = None) -> list[Lit]:
    """The lights of everything asked for. `now` is the moment of asking: what is known then, where no other moment is named. `ledgers`: those
    of all that is asked for, where the asker has read them."""
    calendar = given.calendar if given else registry.calendar(known_at=asked.known_at)
    if ledgers is None:
        ledgers = () if given and given.unruled else as_known(Ledger, asked.known_at).filter(light_rules__isnull=False)  # type: ignore[assignment]
    thresholds = light_rules.thresholds_of(ledgers or (), known_at=asked.known_at)
    judges: dict[str, Judge] = {}
    lit = []
    for found in facts_of(asked, calendar=calendar, given=given):
        rules = thresholds.get(found.ledger or 0, light_rules.SUGGESTED)
        judge = judges.get(rules.version)
        if judge is None:
            judge = judges[rules.version] = Judge(rules, calendar, on=asked.on, known_at=asked.known_at or now)
        lit.append(Lit(found.id, judge.light(found.facts), judge.version))
    return lit


def colours_on(on: date, *, now: datetime, known_at: datetime | None = None) -> dict[Colour, int]:
    """How many obligations have which colour."""
    counts = dict.fromkeys(Colour, 0)
    for lit in lights_of(Asked(on, known_at), now=now):
        counts[lit.light.colour] += 1
    return counts
