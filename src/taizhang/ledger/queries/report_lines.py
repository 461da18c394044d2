"""What lines of reports are opened with, and what the same organisation said of the same thing in another ledger."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Observation, PlanItem, Report, ReportLine
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import CLAIMED, OPEN
from taizhang.ledger.rules.light_facts import PASSED
from taizhang.ledger.rules.reporting import Verdict
from taizhang.ledger.rules.sentences import Sentence

_LIVE = [state.value for state in OPEN | CLAIMED]


class Said(NamedTuple):
    """What a line says in words."""

    done: str = ""
    problem: str = ""
    cause: str = ""
    help_needed: str = ""
    next_step: str = ""
    expected_on: date | None = None


def owed_by_organisation(ledger: int, *, on: date) -> dict[int, list[int]]:
    """The live rows of a ledger that each lead or responsible organisation answers for, in their order; of one that has ended, its heir."""
    heirs = registry.heirs(on=on)
    rows = Assignment.objects.filter(obligation__ledger_id=ledger, obligation__state__in=_LIVE, ended_on__isnull=True)
    rows = rows.filter(role__in=[duty.value for duty in DEBTORS]).order_by("obligation_id", "position")
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for organisation, obligation in rows.values_list("organisation_id", "obligation_id"):
        found[heirs.get(organisation, organisation)][obligation] = None
    return {organisation: list(obligations) for organisation, obligations in found.items()}


def planned(obligations: Iterable[int], *, before: date) -> dict[tuple[int, int], Said]:
    """What each organisation announced in its last line that was accepted, by organisation and obligation."""
    rows = ReportLine.objects.filter(
        obligation_id__in=list(obligations), verdict=Verdict.ACCEPTED.value, report__period_end__lt=before
    ).order_by("report__period_end")
    columns = ("report__organisation_id", "obligation_id", "next_step", "expected_on")
    return {(by, pk): Said(next_step=step, expected_on=day) for by, pk, step, day in rows.values_list(*columns)}


def said_elsewhere(report: Report, obligations: Iterable[int]) -> dict[int, Said]:
    """What the organisation said in this period of the counterpart of each obligation: one report serves every list that asks."""
    counterparts = counterparts_of(obligations)
    wanted = {other for others in counterparts.values() for other in others}
    rows = ReportLine.objects.filter(
        obligation_id__in=wanted, report__organisation_id=report.organisation_id, report__period_end=report.period_end
    )
    said = {pk: Said(*values) for pk, *values in rows.values_list("obligation_id", *Said._fields) if values[0] or values[1]}
    return {pk: said[other] for pk, others in counterparts.items() for other in others if other in said}


def counterparts_of(obligations: Iterable[int]) -> dict[int, list[int]]:
    """The obligations that each of them implements, and those by which it is implemented."""
    ids = set(obligations)
    found: dict[int, list[int]] = defaultdict(list)
    rows = PlanItem.objects.filter(implements__isnull=False)
    pairs = {*rows.filter(obligation_id__in=ids).values_list("obligation_id", "implements_id")}
    pairs |= {*rows.filter(implements_id__in=ids).values_list("obligation_id", "implements_id")}
    for lower, upper in sorted(pairs):
        for one, other in ((lower, upper), (upper, lower)):
            if one in ids:
                found[one].append(other)
    return found


def codes_blank(report: int) -> list[str]:
    """The obligations of the lines that say nothing."""
    rows = _lines(report)
    return [code for code, done, problem, figures in rows if not done and not problem and not figures]


def codes_filled(report: int) -> list[str]:
    """The obligations of the lines that say something."""
    rows = _lines(report)
    return [code for code, done, problem, figures in rows if done or problem or figures]


def late_of(report: int, *, now: datetime, on: date) -> list[tuple[str, Sentence]]:
    """Its obligations that are overdue on that day, or have a milestone that has passed, by code, with that in words: as their lights have it."""
    codes = dict(ReportLine.objects.filter(report_id=report).values_list("obligation_id", "obligation__code"))
    lit = lights_of(Asked(on, None, tuple(codes)), now=now)
    found = [(codes[one.id], reason.sentence) for one in lit for reason in one.light.reasons if reason.rule in PASSED]
    return sorted(dict(reversed(found)).items())


def _lines(report: int) -> list[tuple[str, str, str, bool]]:
    figured = set(Observation.objects.filter(line__report_id=report).values_list("line_id", flat=True))
    rows = ReportLine.objects.filter(report_id=report).order_by("obligation__code")
    return [
        (code, done, problem, pk in figured) for pk, code, done, problem in rows.values_list("id", "obligation__code", "done", "problem")
    ]
