"""The projection of lights is made anew: rebuildable at any time, for sorting, and never the truth. A change of colour is an event."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import LightNow
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import Lit, lights_of
from taizhang.ledger.rules.colours import SEVERITY
from taizhang.ledger.rules.sentences import Sentence

_COLUMNS = "colour severity rule sentence_zh sentence_en outcome_zh outcome_en overstated_zh overstated_en on rules seen_at".split()
_BATCH = 500  # changes of colour that one event tells of


def light_up(*, on: date, by: By, ids: tuple[int, ...] | None = None, ledgers: tuple[int, ...] | None = None) -> int:
    """Every light stands as the rules see it on that day; how many changed their colour. What has no light any more has none here."""
    found = lights_of(Asked(on, None, ids, ledgers), now=by.at)
    rows = [_row(lit, on, by.at) for lit in found]
    with transaction.atomic():  # a light that changed and its event stand together, or neither does
        before = dict(_shown(ids, ledgers).select_for_update().values_list("obligation_id", "colour"))
        changed = [(row.obligation_id, before.get(row.obligation_id, ""), row.colour, row.rule) for row in rows]
        changed = [one for one in changed if one[1] != one[2]]
        _store(rows)
        if ids is None:
            gone = set(before) - {row.obligation_id for row in rows}
            LightNow.objects.filter(obligation_id__in=gone).delete()
        for start in range(0, len(changed) or 1, _BATCH):  # a run that changed no colour is told too: its reasons may be others
            _tell(changed[start : start + _BATCH], on, by)
    return len(changed)


def _shown(ids: tuple[int, ...] | None, ledgers: tuple[int, ...] | None) -> QuerySet[LightNow]:
    rows = LightNow.objects.all()
    if ids is not None:
        rows = rows.filter(obligation_id__in=ids)
    return rows if ledgers is None else rows.filter(obligation__ledger_id__in=ledgers)


def _store(rows: Iterable[LightNow]) -> None:
    LightNow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["obligation"], update_fields=_COLUMNS, batch_size=2000)


def _tell(changed: list[tuple[int, str, str, str]], on: date, by: By) -> None:
    with deeds.deed("light_up", by=by, on=on, changed=[list(one) for one in changed]) as deed:
        deed.touched_nothing(f"obligation:{changed[0][0]}" if len(changed) == 1 else "lights")


def _row(lit: Lit, on: date, at: datetime) -> LightNow:
    light, none = lit.light, Sentence("", "")
    outcome = light.outcome.sentence if light.outcome else none
    overstated = light.overstated or none
    return LightNow(
        obligation_id=lit.id,
        colour=light.colour.value,
        severity=SEVERITY[light.colour],
        rule=light.reasons[0].rule.value,
        sentence_zh=light.sentence.zh,
        sentence_en=light.sentence.en,
        outcome_zh=outcome.zh,
        outcome_en=outcome.en,
        overstated_zh=overstated.zh,
        overstated_en=overstated.en,
        on=on,
        rules=lit.rules,
        seen_at=at,
    )
