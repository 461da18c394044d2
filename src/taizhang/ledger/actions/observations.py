"""Values 完成值 are reported and corrected: each is a row of its own, and none is ever overwritten."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from taizhang.ledger.actions import deeds, standings
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Indicator, Observation, Organisation, ReportLine, Target
from taizhang.ledger.queries.observations import Value, series_entered
from taizhang.ledger.queries.parties import parties_to_series
from taizhang.ledger.queries.standings import obligations_measured_by
from taizhang.ledger.rules import observations, permissions
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.quantities import Quantity, ValueKind
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_reason
from taizhang.ledger.rules.sentences import Sentence

CHANGED_IN_DRAFT = "填报中更改"


class CorrectedAlready(Refused):
    """Another value corrects this one: correct that."""


@dataclass(frozen=True)
class Reported:
    """A value for the period that ends on `period_end`; zero is one. Where no unit is named it is that of the indicator."""

    value: Decimal
    period_end: date
    grade: Grade = Grade.PRELIMINARY
    period_start: date | None = None
    unit: str = ""
    source: str = ""
    target: Target | None = None


def observe(indicator: Indicator, organisation: Organisation, reported: Reported, *, by: By) -> Observation:
    """The value stands in its series. What stands there already, as sure and as large, is not said twice. Raises `SeriesBroken` and
    `UnitsMixed`, where it does not continue the series."""
    permissions.require("observe", by.actor, parties_to_series(by.actor, indicator, organisation))
    with deeds.deed("observe", by=by) as deed:
        deed.about(indicator)
        found = enter(deed, [(indicator, reported)], organisation=organisation)
        standings.keep(deed, obligations_measured_by({(indicator.pk, organisation.pk)}, on=by.today))
        return found[0]


def correct(observation: Observation, value: Decimal, *, grade: Grade | None = None, by: By) -> Observation:
    """The new value stands for the old one, with the reason that `by` gives; the old one stays in the record and stands no longer."""
    indicator, organisation = observation.indicator, observation.organisation
    permissions.require("observe", by.actor, parties_to_series(by.actor, indicator, organisation))
    require_reason(by.reason)
    new = Observation(
        indicator=indicator,
        organisation=organisation,
        target_id=observation.target_id,
        line_id=observation.line_id,
        period_start=observation.period_start,
        period_end=observation.period_end,
        value=value,
        unit=observation.unit,
        kind=observation.kind,
        grade=grade or observation.grade,
        source=observation.source,
        corrects=observation,
        correction=by.reason,
        reported_by_id=by.actor.person,
    )
    with deeds.deed("correct", by=by, was=observation.value, now=value) as deed:
        deed.about(indicator)
        deeds.hold(indicator)
        if Observation.objects.filter(corrects=observation).exists():
            raise CorrectedAlready(Sentence("该数据已更正，请更正现行数据", "this value has been corrected: correct the one that stands"))
        deed.add(new)
        standings.keep(deed, obligations_measured_by({(indicator.pk, organisation.pk)}, on=by.today))
        return new


def enter(
    deed: deeds.Deed, reported: list[tuple[Indicator, Reported]], *, organisation: Organisation, line: ReportLine | None = None
) -> list[Observation]:
    """The values stand in their series, in one question for all of them; within a deed that does more than that."""
    for indicator in sorted({indicator for indicator, _ in reported}, key=lambda one: one.pk):
        deeds.hold(indicator)  # two who continue one series at once are told one by one
    series = series_entered([indicator.pk for indicator, _ in reported], [organisation.pk])
    found = []
    for indicator, said in reported:
        known = series.get((indicator.pk, organisation.pk), [])
        new = _observation(indicator, organisation, said, line, deed.by)
        if same := _said_already(new, known):
            found.append(Observation.objects.get(pk=same.id))
            continue
        own = _draft(new, known)
        observations.require_continues(_ruled(new), [value.ruled for value in known if value is not own])
        if own is not None and new.grade < own.grade:  # 填报中: nobody has signed it, so it is set right without a reason
            new.corrects_id, new.correction = own.id, CHANGED_IN_DRAFT
        found.append(deed.add(new))
    return found


def _observation(indicator: Indicator, organisation: Organisation, said: Reported, line: ReportLine | None, by: By) -> Observation:
    return Observation(
        indicator=indicator,
        organisation=organisation,
        target=said.target,
        line=line,
        period_start=said.period_start,
        period_end=said.period_end,
        value=said.value,
        unit=said.unit or indicator.unit,
        kind=indicator.value_kind,
        grade=int(said.grade),
        source=said.source,
        reported_by_id=by.actor.person,
    )


def _ruled(new: Observation) -> observations.Observation:
    return observations.Observation(new.period_end, Quantity(new.value, new.unit), ValueKind(new.kind), Grade(new.grade))


def _draft(new: Observation, known: list[Value]) -> Value | None:
    """What the same line has said of the same period before; a line that can still be filled in stands in no report that counts."""
    same = (value for value in known if new.line_id is not None and (value.line, value.period_end) == (new.line_id, new.period_end))
    return next(same, None)


def _said_already(new: Observation, known: list[Value]) -> Value | None:
    """A value that stands, is the same, and counts wherever this one would: a draft does not stand for what is said now."""
    return next(
        (
            value
            for value in known
            if (value.period_end, value.value, value.unit, value.kind, value.grade, value.line)
            == (new.period_end, new.value, new.unit, new.kind, new.grade, new.line_id)
        ),
        None,
    )
