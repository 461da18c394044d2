"""One indicator 指标: what all plans demand of it and which demand stands, and every value that was reported, corrected ones too."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q

from taizhang.ledger.models import Indicator, Observation, Target
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import observations, scopes, stricter
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.queries.reported_lines import values_told
from taizhang.ledger.queries.stricter import Weighed
from taizhang.ledger.rules.roles import Actor


class Head(NamedTuple):
    """What it is."""

    id: int
    key: str
    name: str
    other_names: list[str]
    definition: str
    unit: str
    source: str
    direction: str
    value_kind: str
    binding: bool
    out_after_days: int | None


class Demand(NamedTuple):
    """What a plan, or a row of it, demands; `ledger` is the code of its ledger, `row` that of its row."""

    id: int
    plan: str
    ledger: str
    row: str
    organisation: str
    scope: str
    quote: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    firm: bool
    modality: str
    deadline: date | None
    weighed: Weighed


class ValueRow(NamedTuple):
    """A value that was reported. `stands` where it is neither corrected nor overtaken by a surer one of its period."""

    id: int
    organisation_key: str
    organisation: str
    period_start: date | None
    period_end: date
    value: Decimal
    unit: str
    kind: str
    grade: int
    source: str
    corrects: int | None
    correction: str
    person: str
    recorded_at: datetime
    row: str
    stands: bool


@dataclass(frozen=True)
class OneIndicator:
    """An indicator whole, as far as the reader may see it; values by organisation and period."""

    of: Head
    demands: list[Demand]
    values: list[ValueRow]


_HEAD = "row key name other_names definition unit source direction value_kind binding out_after_days".split()


def indicator_whole(key: str, *, actor: Actor, moment: Moment) -> OneIndicator | None:
    """The indicator of this key; None where there is none, or the actor sees no demand and no value of it. Eight questions."""
    found = as_known(Indicator, moment.known_at).filter(key=key).values_list(*_HEAD).first()
    if found is None:
        return None
    head = Head._make(found)
    seen = list(scopes.ledgers_seen(actor).values_list("pk", "plan_id", "code"))
    ledgers = frozenset(pk for pk, _, _ in seen)
    demands = _demands(head.id, ledgers, {plan: code for _, plan, code in seen}, moment)
    values = _values(head.id, ledgers, scopes.organisations_seen(actor), moment)
    return OneIndicator(head, demands, values) if demands or values else None


def _demands(indicator: int, ledgers: frozenset[int], codes: dict[int, str], moment: Moment) -> list[Demand]:
    """By the day by which it is to be reached, then as they were made; `codes` are those of the ledgers, by plan."""
    targets = as_known(Target, moment.known_at).filter(indicator_id=indicator)
    targets = targets.filter(Q(plan_id__in=list(codes)) | Q(obligation__ledger_id__in=ledgers))
    weighed = stricter.weighed(targets, on=moment.day)
    columns = (
        "row plan_id plan__title obligation__ledger__code obligation__code organisation__short_name scope quote comparator value upper unit "
        "firm modality deadline"
    ).split()
    found = []
    for pk, plan, title, ledger, row, organisation, *said in targets.order_by("deadline", "row").values_list(*columns):
        where = (title or "", codes.get(plan, ledger or ""), row or "", organisation or "")
        found.append(Demand._make([pk, *where, *said, weighed[pk]]))
    return found


def _values(indicator: int, ledgers: frozenset[int], organisations: frozenset[int], moment: Moment) -> list[ValueRow]:
    """Of organisations that the actor sees, and of ledgers that he sees; what stands in a report, from its signature on, and no draft of it."""
    own = Q(organisation_id__in=organisations) | Q(line__obligation__ledger_id__in=ledgers) | Q(target__obligation__ledger_id__in=ledgers)
    rows = values_told(Observation.objects.filter(own, indicator_id=indicator), moment.known_at)
    columns = (
        "id organisation__key organisation__short_name organisation__name period_start period_end value unit kind grade source corrects_id "
        "correction reported_by__name recorded_at line__obligation__code target__obligation__code organisation_id"
    ).split()
    found = list(rows.order_by("organisation__name", "period_end", "id").values_list(*columns).distinct())
    standing = _standing(indicator, {values[-1] for values in found}, moment)
    return [_value(values, standing) for values in found]


def _value(values: tuple[Any, ...], standing: frozenset[int]) -> ValueRow:
    pk, key, short, name, *said, person, recorded, of_line, of_target, _organisation = values
    return ValueRow._make([pk, key, short or name, *said, person or "", recorded, of_line or of_target or "", pk in standing])


def _standing(indicator: int, organisations: set[int], moment: Moment) -> frozenset[int]:
    as_of = observations.AsOf(known_at=moment.known_at)
    series = observations.series_standing([indicator], organisations, as_of)
    return frozenset(value.id for values in series.values() for value in values)
