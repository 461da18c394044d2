"""What organisations are to things, for many things at once: a few questions, however many there are."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Ledger, Obligation, Report, Target
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.permissions import Party


class Body(NamedTuple):
    """An organisation, the person who was named in it for the thing, and who is called about it 联络员."""

    organisation: int
    person: int | None = None
    liaison: int | None = None


Parties = dict[Party, set[Body]]
_DEBTORS = tuple(duty.value for duty in DEBTORS)


def parties_to(subjects: Collection[str]) -> dict[str, Parties]:
    """By the name of the thing (`ledger:3`)."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        kind, _, number = subject.partition(":")
        if number.isdigit():
            numbers[kind].add(int(number))
    found: dict[str, Parties] = defaultdict(lambda: defaultdict(set))
    for kind, of in _OF.items():
        if numbers[kind]:
            of(numbers[kind], found)
    return found


def _put(found: dict[str, Parties], subject: str, party: Party, organisation: int | None, *named: int | None) -> None:
    if organisation is not None:
        found[subject][party].add(Body(organisation, *named))


def _obligations(numbers: set[int], found: dict[str, Parties]) -> None:
    rows = Obligation.objects.filter(pk__in=numbers)
    for pk, creditor, coordinator, recipient in rows.values_list("pk", "creditor_id", "ledger__coordinator_id", "ledger__recipient_id"):
        for party, organisation in ((Party.CREDITOR, creditor), (Party.COORDINATOR, coordinator), (Party.RECIPIENT, recipient)):
            _put(found, f"obligation:{pk}", party, organisation)
    duties = Assignment.objects.filter(obligation_id__in=numbers, ended_on__isnull=True, role__in=_DEBTORS)
    for pk, organisation, *named in duties.values_list("obligation_id", "organisation_id", "person_id", "liaison_id"):
        _put(found, f"obligation:{pk}", Party.DEBTOR, organisation, *named)


def _ledgers(numbers: set[int], found: dict[str, Parties]) -> None:
    for pk, coordinator, recipient in Ledger.objects.filter(pk__in=numbers).values_list("pk", "coordinator_id", "recipient_id"):
        _put(found, f"ledger:{pk}", Party.COORDINATOR, coordinator)
        _put(found, f"ledger:{pk}", Party.RECIPIENT, recipient)
    duties = Assignment.objects.filter(obligation__ledger_id__in=numbers, ended_on__isnull=True, role__in=_DEBTORS)
    for pk, organisation, role in duties.order_by().values_list("obligation__ledger_id", "organisation_id", "role").distinct():
        _put(found, f"ledger:{pk}", Party.DEBTOR, organisation)
        if role == Duty.LEAD:
            _put(found, f"ledger:{pk}", Party.LEAD, organisation)


def _reports(numbers: set[int], found: dict[str, Parties]) -> None:
    rows = Report.objects.filter(pk__in=numbers)
    for pk, organisation, coordinator, recipient in rows.values_list(
        "pk", "organisation_id", "ledger__coordinator_id", "ledger__recipient_id"
    ):
        for party, body in ((Party.DEBTOR, organisation), (Party.COORDINATOR, coordinator), (Party.RECIPIENT, recipient)):
            _put(found, f"report:{pk}", party, body)


def _targets(numbers: set[int], found: dict[str, Parties]) -> None:
    rows = Target.objects.filter(pk__in=numbers)
    for pk, organisation, coordinator in rows.values_list("pk", "organisation_id", "parent__obligation__ledger__coordinator_id"):
        _put(found, f"target:{pk}", Party.DEBTOR, organisation)
        _put(found, f"target:{pk}", Party.COORDINATOR, coordinator)
    for pk, organisation in Target.objects.filter(parent_id__in=numbers, valid_to__isnull=True).values_list("parent_id", "organisation_id"):
        _put(found, f"target:{pk}", Party.DEBTOR, organisation)


_OF = {"obligation": _obligations, "ledger": _ledgers, "report": _reports, "target": _targets}
