"""Lights 亮灯 of many obligations, now or as of any past day, by what was known at any past moment."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.ledger.models import Ledger, LightRules
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.facts import Asked, facts_of
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.light_facts import Thresholds
from taizhang.ledger.rules.lights import Judge


class Lit(NamedTuple):
    """An obligation by its number, and its light."""

    id: int
    light: Light
    rules: str


def lights_of(asked: Asked, *, now: datetime) -> list[Lit]:
    """The lights of everything asked for. `now` is the moment of asking: what is known then, where no other moment is named."""
    calendar = registry.calendar(known_at=asked.known_at)
    thresholds = thresholds_by_ledger(asked.known_at)
    judges: dict[str, Judge] = {}
    lit = []
    for found in facts_of(asked, calendar=calendar):
        rules = thresholds.get(found.ledger or 0, _SUGGESTED)
        judge = judges.get(rules.version)
        if judge is None:
            judge = judges[rules.version] = Judge(rules, calendar, on=asked.on, known_at=asked.known_at or now)
        lit.append(Lit(found.id, judge.light(found.facts), judge.version))
    return lit


def thresholds_by_ledger(known_at: datetime | None) -> dict[int, Thresholds]:
    """The numbers of the rules of each ledger that has its own."""
    chosen = dict(as_known(Ledger, known_at).filter(light_rules__isnull=False).values_list("row", "light_rules_id"))
    if not chosen:
        return {}
    rows = as_known(LightRules, known_at).values_list("row", "name", "revision", "thresholds")
    rules = {pk: thresholds_from(f"{name}-{revision}", said) for pk, name, revision, said in rows}
    return {ledger: rules[pk] for ledger, pk in chosen.items() if pk in rules}


def thresholds_from(version: str, said: Mapping[str, Any]) -> Thresholds:
    """The numbers as they stand in a pack: percentage points as decimals, colours by their names; what is not said is as suggested."""
    known: dict[str, Any] = {}
    for name, value in said.items():
        default = getattr(_SUGGESTED, name)
        known[name] = Decimal(str(value)) if isinstance(default, Decimal) else Colour(value) if isinstance(default, Colour) else int(value)
    return Thresholds(**known | {"version": version})


def colours_on(on: date, *, now: datetime, known_at: datetime | None = None) -> dict[Colour, int]:
    """How many obligations have which colour."""
    counts = dict.fromkeys(Colour, 0)
    for lit in lights_of(Asked(on, known_at), now=now):
        counts[lit.light.colour] += 1
    return counts


_SUGGESTED = Thresholds()
