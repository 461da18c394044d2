"""What packs declare, as the rules take it. Where several declare the same, the one that was loaded last counts."""

from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.ledger.models import Declared
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.amendment_paths import Path
from taizhang.ledger.rules.ladders import Ladder, Step
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.milestones import Deliverable, TemplateStep
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday, Rhythm
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.sentences import Sentence

_CADENCES = {
    "week": Cadence.WEEKLY,
    "month": Cadence.MONTHLY,
    "quarter": Cadence.QUARTERLY,
    "half-year": Cadence.HALF_YEARLY,
    "year": Cadence.YEARLY,
}


class ReportingCalendar(NamedTuple):
    """A calendar of reports 报送周期 that a pack declares, and whether 零报告 is asked for."""

    name: str
    rhythm: Rhythm
    nil: bool
    note: str


def milestone_template(kind: Deliverable) -> tuple[TemplateStep, ...] | None:
    """The steps that are proposed for what leaves this behind; None where no pack declares any."""
    content = _declared("milestone-template", kind.value)
    return tuple(_step(step) for step in content["steps"]) if content else None


def reporting_calendars() -> list[ReportingCalendar]:
    """Those that the packs declare, by name."""
    rows = Declared.objects.filter(kind="reporting-calendar").order_by("name", "-pack__recorded_at", "-pk").values_list("name", "content")
    newest: dict[str, dict[str, Any]] = {}
    for name, content in rows:
        newest.setdefault(name, content)
    return [_calendar(name, content) for name, content in newest.items()]


def ladder(name: str) -> Ladder | None:
    """The ladder of that name 督办阶梯; None where no pack declares it."""
    content = _declared("ladder", name)
    return Ladder(name, tuple(_rung(place, step) for place, step in enumerate(content["steps"]))) if content else None


def amendment_path(kind: AmendmentKind) -> Path | None:
    """Through whose hands an amendment of that kind goes; None where no pack says it."""
    content = _declared("amendment-path", kind.value)
    return amendment_paths.from_json(content) if content else None


def _declared(kind: str, name: str) -> dict[str, Any] | None:
    found = Declared.objects.filter(kind=kind, name=name).order_by("-pack__recorded_at", "-pk").values_list("content", flat=True)
    content: dict[str, Any] | None = found.first()
    return content


def _step(step: dict[str, Any]) -> TemplateStep:
    title = Sentence(step["title"]["zh"], step["title"]["en"])
    return TemplateStep(Decimal(step["at"]) / 100, Decimal(step["percent"]), title, own=step.get("own", True))


def _calendar(name: str, content: dict[str, Any]) -> ReportingCalendar:
    on_holidays = OnHoliday(content.get("on_holidays", OnHoliday.AFTER))
    rhythm = Rhythm(_CADENCES[content["every"]], content["by_day"], on_holidays=on_holidays)
    return ReportingCalendar(name, rhythm, content.get("zero_report", True), content.get("note", ""))


def _rung(place: int, step: dict[str, Any]) -> Step:
    return Step(
        place,
        step["step"],
        Sentence(step["title"]["zh"], step["title"]["en"]),
        step.get("document") or step["title"]["zh"],
        frozenset(map(Role, step["issued_by"])),
        frozenset(map(Role, step["approved_by"])),
        step.get("reply_within_working_days"),
        frozenset(map(Rule, step.get("when", ()))),
    )
