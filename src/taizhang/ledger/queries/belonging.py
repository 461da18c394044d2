"""What belongs to one obligation in other tables, in a fixed number of questions: as it stands, or stood."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from taizhang.ledger.models import (
    Amendment,
    Assignment,
    Evidence,
    Handling,
    Milestone,
    Observation,
    PlanItem,
    ReportLine,
    Standing,
    Suspension,
    Target,
)
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.evidence import LISTED, with_verdict
from taizhang.ledger.queries.history import history_of
from taizhang.ledger.queries.reported_lines import lines_told, values_told
from taizhang.ledger.rules.duties import Duty


class DutyRow(NamedTuple):
    """Who owes it: the organisation by number and name, what it is to it, as the text has it, and the persons."""

    organisation: int
    key: str
    name: str
    role: str
    label: str
    named: str
    inferred: bool
    claimed_on: date | None
    ended_on: date | None
    person: str | None
    phone: str | None
    leader: str | None
    liaison: str | None
    liaison_phone: str | None
    gone_on: date | None  # the organisation, by what is known today

    def answers(self, on: date) -> bool:
        """For what becomes of it, on that day."""
        stands = all(day is None or day > on for day in (self.ended_on, self.gone_on))
        return stands and self.role in (Duty.LEAD, Duty.RESPONSIBLE)


class TargetRow(NamedTuple):
    """What is to be reached, as it stands or stood; `valid_to` is set where another revises it."""

    id: int
    key: str
    indicator: int
    indicator_key: str
    name: str
    kind: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    firm: bool
    modality: str
    baseline: Decimal | None
    deadline: date | None
    quote: str
    valid_from: date | None
    valid_to: date | None
    revises: int | None


class Belonging:
    """What belongs to one obligation."""

    def __init__(self, pk: int, ledger: int | None, known_at: datetime | None, without: Collection[Any] = ()) -> None:
        self.pk, self.known_at, self.without = pk, known_at, without
        # What was done with the whole ledger (set up, signed, filed) was done with this row of it too.
        self.subjects = (f"obligation:{pk}", *([f"ledger:{ledger}"] if ledger else []))

    def everything(self) -> dict[str, Any]:
        targets = self.targets()
        acts = ("act", "state", "note", "approval", "on", "person__name", "organisation__short_name")
        return {
            "item": self.one(PlanItem),
            "standing": self.one(Standing),
            "duties": self.duties(),
            "targets": targets,
            "observations": self.observations([target.id for target in targets]),
            "milestones": self.many(Milestone, "day"),
            "suspensions": self.many(Suspension, "start"),
            "lines": self.lines(),
            "evidence": self.evidence(),
            "handlings": self.appended(Handling, *acts),
            "amendments": self.many(Amendment, "proposed_on"),
            "history": history_of(*self.subjects, known_at=self.known_at),
        }

    def rows(self, model: Any) -> "QuerySet[Any]":
        return as_known(model, self.known_at).filter(obligation_id=self.pk)

    def one(self, model: Any) -> dict[str, Any]:
        return self.rows(model).values().first() or {}

    def many(self, model: Any, order: str) -> list[dict[str, Any]]:
        return [] if model in self.without else list(self.rows(model).order_by(order, "row").values())

    def duties(self) -> list[DutyRow]:
        columns = (
            "organisation_id organisation__key organisation__short_name role label named inferred claimed_on ended_on "
            "person__name person__phone leader__name liaison__name liaison__phone organisation__valid_to"
        ).split()
        rows = self.rows(Assignment).order_by("ended_on", "position", "row").values_list(*columns, "organisation__name")
        return [DutyRow._make([*row[:2], row[2] or row[-1], *row[3:-1]]) for row in rows]

    def targets(self) -> list[TargetRow]:
        columns = (
            "row key indicator_id indicator__key indicator__name kind comparator value upper unit firm modality baseline deadline quote "
            "valid_from valid_to revises_id"
        ).split()
        if Target in self.without:
            return []
        return [TargetRow(*row) for row in self.rows(Target).order_by("row").values_list(*columns)]

    def observations(self, targets: list[int]) -> list[dict[str, Any]]:
        rows = values_told(Observation.objects.filter(target_id__in=targets), self.known_at).order_by("period_end", "id")
        return list(
            rows.values(
                "id",
                "target_id",
                "indicator_id",
                "period_end",
                "value",
                "unit",
                "kind",
                "grade",
                "corrects_id",
                "correction",
                "organisation__short_name",
            )
        )

    def lines(self) -> list[dict[str, Any]]:
        more = ("report__period_end", "report__state", "report__organisation__short_name", "report__signed_on")
        own = [f.attname for f in ReportLine._meta.concrete_fields if f.name != "id"]
        told = self.rows(ReportLine).filter(lines_told(self.known_at))
        return list(told.order_by("-report__period_end", "row").values("row", *own, *more))

    def evidence(self) -> list[dict[str, Any]]:
        if Evidence in self.without:
            return []
        rows = self._recorded(Evidence.objects.filter(obligation_id=self.pk))
        return list(with_verdict(rows, self.known_at).order_by("id").values("id", *LISTED))

    def appended(self, model: Any, *columns: str) -> list[dict[str, Any]]:
        if model in self.without:
            return []
        return list(self._recorded(model.objects.filter(obligation_id=self.pk)).order_by("id").values("id", *columns))

    def _recorded(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows if self.known_at is None else rows.filter(recorded_at__lte=self.known_at)
