"""What came back in a sheet is taken over, difference by difference, each as the verb that it is."""

from datetime import date

from taizhang.capabilities.filing.actions import refining
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind
from taizhang.ledger.actions import drafting, duties
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import Assignment, Ledger, Obligation, Organisation, Person
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import clock
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import By as ByDay
from taizhang.ledger.rules.terms import Dates


class NobodyOfThatName(Refused):
    """The name is not that of one person of the organisation."""


def take_over(ledger: Ledger, difference: Difference, *, seen: int | None, by: By) -> list[Refused]:
    """The row says what came back; of a new row, what was refused of it. `seen` is its revision as the differences were shown: raises
    `Overtaken` where it changed since."""
    if difference.kind is Kind.ADDED:
        return _add(ledger, difference, by)
    row = Obligation.objects.get(ledger=ledger, code=difference.code)
    if seen is not None and row.revision != seen:
        raise Overtaken(str(row), seen=seen, stands=row.revision)
    match difference.column:
        case Column.TITLE:
            drafting.edit_words(row, difference.new, by=by)
        case Column.DUE:
            drafting.set_due(row, _due(difference.new), by=by)
        case Column.MILESTONES:
            refining.set_steps(row, difference.new, by=by)
        case Column.QUARTERS:
            refining.schedule_in_words(row, difference.new, by=by)
        case Column.PHONE:
            _call(row, difference, by)
        case _:
            _name(row, difference, by)
    return []


def _add(ledger: Ledger, difference: Difference, by: By) -> list[Refused]:
    """A row of the sender's own: it leads it."""
    lead = Organisation.objects.filter(pk=by.actor.organisation or 0).first()
    row = drafting.add_row(ledger, difference.new, basis=str(ledger.plan), lead=lead, by=by)
    refusals = []
    for column, words in difference.more:
        try:
            take_over(ledger, Difference(Kind.CHANGED, "", row.code, Column(column), "", words), seen=None, by=by.apart())
        except Refused as refused:
            refusals.append(refused)
    return refusals


def _name(row: Obligation, difference: Difference, by: By) -> None:
    own = _duty(row, by)
    people = list(Person.objects.filter(name=difference.new, organisation_id=own.organisation_id)[:2]) if own else []
    if own is None or len(people) != 1:
        raise NobodyOfThatName(
            Sentence(
                f"本单位没有（或不止一位）叫“{difference.new}”的人员，请先在认领页登记",
                f"no one person of the organisation is called {difference.new}: enter them where rows are claimed",
            )
        )
    [person] = people
    duties.name_person(own, **{difference.column.value: person}, by=by)


def _call(row: Obligation, difference: Difference, by: By) -> None:
    """The number is that of the liaison whom the sheet names beside it, and of nobody else."""
    own, [(_column, name)] = _duty(row, by), difference.more or [("", "")]
    liaison = str(own.liaison or "") if own else ""
    if own is None or (name and name != liaison):
        raise NobodyOfThatName(
            Sentence(
                f"联络员现为{liaison or '空'}，不是{name}，电话{difference.new}未采用",
                f"the liaison is {liaison or 'nobody'} and not {name}: {difference.new} is not taken over",
            )
        )
    duties.set_phone(own, difference.new, by=by)


def _duty(row: Obligation, by: By) -> Assignment | None:
    """That of the actor's own organisation, or else of whoever owes the row first: as the sheet has it."""
    found = Assignment.objects.filter(obligation=row, ended_on__isnull=True, role__in=DEBTORS).select_related("obligation", "liaison")
    return found.filter(organisation_id=by.actor.organisation or 0).first() or found.order_by("position", "pk").first()


def _due(iso: str) -> clock.Due:
    return clock.due(ByDay(date.fromisoformat(iso)), dates=Dates(), calendar=registry.calendar())
