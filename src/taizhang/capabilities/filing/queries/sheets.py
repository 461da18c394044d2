"""The rows that go out to an organisation as a sheet."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from taizhang.capabilities.filing.queries.refining import ADDING_UP
from taizhang.capabilities.filing.rules.sheet import Row
from taizhang.capabilities.filing.rules.steps_in_words import Time, quarters_said, steps_said
from taizhang.ledger.models import Assignment, Ledger, Milestone, Obligation, Target
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.form_lines import target_in_words
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.milestones import Milestone as Step
from taizhang.ledger.rules.sentences import Sentence


class Named(NamedTuple):
    """The people whom an organisation has named for a row."""

    owner: int
    leader: str
    person: str
    liaison: str
    phone: str


def rows_of(ledger: Ledger, organisation: int | None, *, own: int | None, today: date) -> dict[str, Row]:
    """Those that the organisation owes, or all of them where it is None, by code and in their order; the people are those of `own`, where
    it owes the row, and else of whoever owes it first. Four questions."""
    named, units, steps = _named(ledger, organisation, own), _units(ledger), _steps(ledger)
    rows = Obligation.objects.filter(ledger=ledger).exclude(state__in=ENDED).order_by("item__position", "code")
    if organisation is not None:
        rows = rows.filter(pk__in=named)
    found = {}
    for pk, code, title, start, due, revision in rows.values_list("pk", "code", "title", "start", "due", "revision"):
        time = Time(start or today, due, units.get(pk, "%"))
        quarters = quarters_said([step.title.zh for step in steps[pk]], time)
        own_steps = "" if quarters else steps_said(steps[pk])
        people = named.get(pk, Named(0, "", "", "", ""))._asdict()
        found[code] = Row(code, title, due, revision, time.since, **people, milestones=own_steps, quarters=quarters, unit=time.unit)
    return found


def targets_of(ledger: Ledger) -> dict[str, str]:
    """What each row is to reach, in words."""
    rows = Target.objects.filter(obligation__ledger=ledger, valid_to__isnull=True, parent__isnull=True).order_by("id")
    found: dict[str, list[str]] = {}
    for code, name, comparator, value, upper, unit in rows.values_list(
        "obligation__code", "indicator__name", "comparator", "value", "upper", "unit"
    ):
        said = {"indicator_name": name, "comparator": comparator, "unit": unit}
        numbers = {"value": None if value is None else str(value), "upper": None if upper is None else str(upper)}
        found.setdefault(code, []).append(target_in_words(said | numbers))
    return {code: "；".join(words) for code, words in found.items()}


def _named(ledger: Ledger, organisation: int | None, own: int | None) -> dict[int, Named]:
    duties = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True, role__in=DEBTORS).order_by("position", "pk")
    if organisation is not None:
        duties = duties.filter(organisation_id=organisation)
    found: dict[int, Named] = {}
    columns = ("obligation_id", "organisation_id", "leader__name", "person__name", "liaison__name", "liaison__phone")
    for row, owner, *people in duties.values_list(*columns):
        if row not in found or owner == own:
            found[row] = Named(owner, *(name or "" for name in people))
    return found


def _units(ledger: Ledger) -> dict[int, str]:
    """In which the quarters of a row are counted, where a target adds up by them."""
    rows = Target.objects.filter(ADDING_UP, obligation__ledger=ledger).order_by("-pk")
    return dict(rows.values_list("obligation_id", "unit"))  # of several the first


def _steps(ledger: Ledger) -> defaultdict[int, list[Step]]:
    rows = Milestone.objects.filter(obligation__ledger=ledger, removed_on__isnull=True).order_by("day", "pk")
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for row, day, percent, title, own in rows.values_list("obligation_id", "day", "percent", "title", "own"):
        found[row].append(Step(day, percent, Sentence(title, title), own))
    return found
