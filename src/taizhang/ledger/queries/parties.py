"""What an organisation is to a ledger or to an obligation: so permissions ask, and nothing else does."""

from django.db.models import Q, QuerySet

from taizhang.ledger.models import Assignment, Indicator, Ledger, Obligation, Organisation, Report
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.roles import Actor, Role


def parties_to_ledger(actor: Actor, ledger: Ledger) -> set[Party]:
    """Coordinator, recipient, lead of one of its rows, or supervisor."""
    own = actor.organisation
    if own is None:
        return set()
    found = {party for party, pk in ((Party.COORDINATOR, ledger.coordinator_id), (Party.RECIPIENT, ledger.recipient_id)) if pk == own}
    duties = set(_standing().filter(obligation__ledger=ledger, organisation_id=own).values_list("role", flat=True))
    return found | _of_duties(duties) | _supervising(actor, ledger.coordinator_id or ledger.recipient_id)


def parties_to_obligation(actor: Actor, obligation: Obligation) -> set[Party]:
    """Debtor, lead, creditor, coordinator of its ledger, or supervisor."""
    own = actor.organisation
    if own is None:
        return set()
    found = {Party.CREDITOR} if obligation.creditor_id == own else set()
    duties = list(_standing().filter(obligation=obligation).values_list("organisation_id", "role").order_by("position"))
    if ledger := obligation.ledger:
        found |= {party for party, pk in ((Party.COORDINATOR, ledger.coordinator_id), (Party.RECIPIENT, ledger.recipient_id)) if pk == own}
    first = next((pk for pk, _ in duties), obligation.creditor_id)
    return found | _of_duties({role for pk, role in duties if pk == own}) | _supervising(actor, first)


def parties_to_report(actor: Actor, report: Report) -> set[Party]:
    """Whoever reports is its debtor; what others owe in the same ledger makes them no party to it."""
    found = parties_to_ledger(actor, report.ledger) - {Party.DEBTOR, Party.LEAD}
    return found | ({Party.DEBTOR} if actor.organisation == report.organisation_id else set())


def parties_to_series(actor: Actor, indicator: Indicator, organisation: Organisation) -> set[Party]:
    """Whose values they are, and who coordinates a ledger in which that organisation owes a target of the indicator."""
    if actor.organisation is None:
        return set()
    found = {Party.DEBTOR} if actor.organisation == organisation.pk else set()
    targets = indicator.targets.filter(obligation__ledger__coordinator_id=actor.organisation)
    owed = Q(organisation=organisation) | Q(obligation__assignments__organisation=organisation)
    return found | ({Party.COORDINATOR} if targets.filter(owed).exists() else set())


def stands_over(over: int | None, organisation: int) -> bool:
    """The first is that organisation itself, or one above it."""
    return over is not None and (over == organisation or over in _above(organisation))


def _of_duties(duties: set[str]) -> set[Party]:
    debtor = {Party.DEBTOR} if duties & {Duty.LEAD, Duty.RESPONSIBLE} else set()
    return debtor | ({Party.LEAD} if Duty.LEAD in duties else set())


def _supervising(actor: Actor, supervised: int | None) -> set[Party]:
    """A supervisor (督查) supervises what stands below the same government as his own body (国务院令第733号 第五条), and himself never."""
    if Role.SUPERVISOR not in actor.roles or actor.organisation is None or supervised in (None, actor.organisation):
        return set()
    government = Organisation.objects.filter(pk=actor.organisation).values_list("parent_id", flat=True).first()
    above = _above(supervised)
    return {Party.SUPERVISOR} if {government, actor.organisation} & above else set()


def _above(organisation: int | None) -> set[int]:
    found: set[int] = set()
    while organisation is not None:
        organisation = Organisation.objects.filter(pk=organisation).values_list("parent_id", flat=True).first()
        if organisation is None or organisation in found:
            break
        found.add(organisation)
    return found


def _standing() -> "QuerySet[Assignment]":
    return Assignment.objects.filter(ended_on__isnull=True)
