"""What reports, evidence and targets say together of obligations, made from the rows: what the verbs keep in `Standing`, and tests compare."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from taizhang.ledger.models import Evidence, EvidenceVerdict, Milestone, Obligation, ReportLine, Target
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.observations import Series, Value
from taizhang.ledger.queries.reported_lines import counting
from taizhang.ledger.queries.target_values import Measured, quantity_of, values_of_targets
from taizhang.ledger.rules import aims_from, standings
from taizhang.ledger.rules.duties import Agreement
from taizhang.ledger.rules.reporting import Proves
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.standings import Aimed, Done, Node

_SIX_PLACES = Decimal("0.000001")  # as the column has it


class Stands(NamedTuple):
    """The columns of `Standing` that follow from other rows; the others are said by somebody."""

    completion: Decimal | None
    method: str
    heard_on: date | None
    refusals: int
    figures_out_on: date | None
    claim_colour: str
    claim_percent: Decimal | None


class _Target(NamedTuple):
    id: int
    obligation: int
    indicator: int
    organisation: int | None
    days: int | None
    said: aims_from.Said


class _Line(NamedTuple):
    """The newest line that counts."""

    period_end: date
    signed_on: date | None
    colour: str
    percent: Decimal | None


def standing_from_rows(obligations: Iterable[int], *, on: date) -> dict[int, Stands]:
    """How each of them stands, in the same number of questions however many they are. `on` is who exists then."""
    ids = list(obligations)
    found = _Found(ids, on)
    return {pk: found.of(pk) for pk in ids}


def obligations_measured_by(series: Iterable[Series], *, on: date) -> set[int]:
    """The obligations whose standing a value of one of these series may change."""
    wanted, heirs = set(series), registry.heirs(on=on)
    rows = Target.objects.filter(indicator_id__in={indicator for indicator, _ in wanted}, obligation__isnull=False)
    owing = rows.values_list("obligation_id", "indicator_id", "organisation_id", "obligation__assignments__organisation_id")
    return {pk for pk, indicator, *by in owing for one in by if {(indicator, one), (indicator, heirs.get(one, one))} & wanted}


class _Found:
    """All rows of all of them, by obligation."""

    def __init__(self, ids: list[int], on: date) -> None:
        self.ids = ids
        self.starts = {pk: (start, curve) for pk, start, curve in self._rows(Obligation, "pk", "start", "curve")}
        self.targets = self._targets()
        self.values = self._values(on)
        self.nodes = self._grouped(Milestone, "day", "percent", "verified_on", removed_on__isnull=True, own=True)
        self.lines = self._lines()
        self.evidence = self._grouped(Evidence, "on", "id")
        self.verdicts = self._verdicts()

    def of(self, pk: int) -> Stands:
        done, verdicts = self._done(pk), self.verdicts.get(pk, [])
        line = self.lines.get(pk)
        given = [on for on, _ in self.evidence.get(pk, [])]
        heard = max([*given, *([line.signed_on] if line and line.signed_on else [])], default=None)
        colour, percent = (line.colour, line.percent) if line else ("", None)
        return Stands(_exact(done.percent), done.method, heard, _refusals(verdicts), self._out_on(pk, line), colour, percent)

    def _done(self, pk: int) -> Done:
        _, curve = self.starts[pk]
        aims = [Aimed(aim, quantity_of(self.values[target.id])) for target in self.targets.get(pk, []) if (aim := target.said.aim)]
        nodes = [Node(percent, verified is not None) for _, percent, verified in sorted(self.nodes.get(pk, []), key=lambda n: n[:2])]
        return standings.done(aims, nodes, stepped=curve == CurveKind.MILESTONES, evidenced=_evidenced(self.verdicts.get(pk, [])))

    def _out_on(self, pk: int, line: _Line | None) -> date | None:
        heard_of = line.period_end if line else None
        found = [standings.out_on(heard_of, self._known_of(target), target.days) for target in self.targets.get(pk, [])]
        return max((day for day in found if day is not None), default=None)

    def _known_of(self, target: _Target) -> date | None:
        values = self.values[target.id]
        return values[-1].period_end if values else None

    def _values(self, on: date) -> dict[int, list[Value]]:
        targets = [target for some in self.targets.values() for target in some]
        measured = [Measured(t.id, t.obligation, self.starts[t.obligation][0], t.indicator, t.organisation) for t in targets]
        return values_of_targets(measured, on=on)

    def _targets(self) -> dict[int, list[_Target]]:
        """The firm ones that stand and are nobody's share of another that stands here."""
        agreed = (Agreement.SET.value, Agreement.AGREED.value)
        rows = Target.objects.filter(obligation_id__in=self.ids, firm=True, valid_to__isnull=True, agreement__in=agreed)
        rows = rows.filter(Q(parent__isnull=True) | ~Q(parent__obligation_id=F("obligation_id")))
        columns = "id obligation_id indicator_id organisation_id indicator__out_after_days".split()
        found = defaultdict(list)
        for values in rows.order_by("id").values_list(*columns, *aims_from.Said._fields):
            target = _Target._make([*values[: len(columns)], aims_from.Said._make(values[len(columns) :])])
            found[target.obligation].append(target)
        return found

    def _lines(self) -> dict[int, _Line]:
        rows = ReportLine.objects.filter(counting(), obligation_id__in=self.ids).order_by("report__period_end", "report__signed_on", "id")
        columns = ("obligation_id", "report__period_end", "report__signed_on", "claim_colour", "claim_percent")
        return {values[0]: _Line(*values[1:]) for values in rows.values_list(*columns)}

    def _verdicts(self) -> dict[int, list[tuple[Any, ...]]]:
        rows = EvidenceVerdict.objects.filter(evidence__obligation_id__in=self.ids).order_by("id")
        found = defaultdict(list)
        for pk, *values in rows.values_list("evidence__obligation_id", "evidence_id", "evidence__proves", "accepted"):
            found[pk].append(tuple(values))
        return found

    def _grouped(self, model: Any, *columns: str, **where: Any) -> dict[int, list[tuple[Any, ...]]]:
        found = defaultdict(list)
        for pk, *values in self._rows(model, "obligation_id", *columns, **where):
            found[pk].append(tuple(values))
        return found

    def _rows(self, model: Any, key: str, *columns: str, **where: Any) -> "QuerySet[Any]":
        rows: QuerySet[Any] = model.objects.filter(**{f"{key}__in": self.ids}, **where).values_list(key, *columns)
        return rows


def _evidenced(verdicts: list[tuple[Any, ...]]) -> bool:
    """Somebody else has accepted a piece of evidence of it, and not changed his mind; that of one milestone proves no more than that."""
    last = {evidence: (proves, accepted) for evidence, proves, accepted in verdicts}
    return any(accepted and proves != Proves.MILESTONE for proves, accepted in last.values())


def _refusals(verdicts: list[tuple[Any, ...]]) -> int:
    """Since the last that was accepted."""
    since = 0
    for _, _, accepted in verdicts:
        since = 0 if accepted else since + 1
    return since


def _exact(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent.quantize(_SIX_PLACES)
