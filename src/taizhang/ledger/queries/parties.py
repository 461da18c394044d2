"""What an organisation is to a ledger or to an obligation: so permissions ask, and nothing else does."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

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
    supervised = _supervised(actor, [ledger.coordinator_id or ledger.recipient_id])
    return found | _of_duties(duties) | ({Party.SUPERVISOR} if supervised else set())


def parties_to_obligation(actor: Actor, obligation: Obligation) -> set[Party]:
    """Debtor, lead, creditor, coordinator of its ledger, or supervisor."""
    return parties_to_obligations(actor, [obligation])[obligation.pk]


def parties_to_obligations(actor: Actor, obligations: Collection[Obligation]) -> dict[int, set[Party]]:
    """The same of several by their numbers, in as many questions; their ledgers have been read with them."""
    own, duties = actor.organisation, defaultdict[int, list[tuple[int, str]]](list)
    if own is None:
        return {one.pk: set() for one in obligations}
    standing = _standing().filter(obligation__in=obligations).order_by("position")
    for pk, by, role in standing.values_list("obligation_id", "organisation_id", "role"):
        duties[pk].append((by, role))
    first = {one.pk: next((by for by, _ in duties[one.pk]), one.creditor_id) for one in obligations}
    supervised = _supervised(actor, first.values())
    return {
        one.pk: _parties(own, one, duties[one.pk]) | ({Party.SUPERVISOR} if first[one.pk] in supervised else set()) for one in obligations
    }


def _parties(own: int, obligation: Obligation, duties: list[tuple[int, str]]) -> set[Party]:
    found = {Party.CREDITOR} if obligation.creditor_id == own else set()
    if ledger := obligation.ledger:
        found |= {party for party, pk in ((Party.COORDINATOR, ledger.coordinator_id), (Party.RECIPIENT, ledger.recipient_id)) if pk == own}
    return found | _of_duties({role for by, role in duties if by == own})


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
    return over is not None and (over == organisation or over in _above(organisation, _parents([organisation])))


def _of_duties(duties: set[str]) -> set[Party]:
    debtor = {Party.DEBTOR} if duties & {Duty.LEAD, Duty.RESPONSIBLE} else set()
    return debtor | ({Party.LEAD} if Duty.LEAD in duties else set())


def _supervised(actor: Actor, organisations: Iterable[int | None]) -> set[int]:
    """Those of them that a supervisor (督查) supervises: what stands below the same government as his own body (国务院令第733号 第五条), and
    himself never."""
    others = {one for one in organisations if one is not None and one != actor.organisation}
    if Role.SUPERVISOR not in actor.roles or actor.organisation is None or not others:
        return set()
    parents = _parents({actor.organisation, *others})
    over = {actor.organisation, parents[actor.organisation]} - {None}
    return {one for one in others if not over.isdisjoint(_above(one, parents))}


def _above(organisation: int, parents: Mapping[int, int | None]) -> set[int]:
    found: set[int] = set()
    above = parents[organisation]
    while above is not None and above not in found:
        found.add(above)
        above = parents[above]
    return found


def _parents(organisations: Collection[int | None]) -> dict[int, int | None]:
    """What stands over each of them, and over that, a question for each level."""
    found: dict[int, int | None] = {}
    while further := {one for one in organisations if one is not None} - found.keys():
        found |= dict.fromkeys(further) | dict(Organisation.objects.filter(pk__in=further).values_list("pk", "parent_id"))
        organisations = list(found.values())
    return found


def _standing() -> "QuerySet[Assignment]":
    return Assignment.objects.filter(ended_on__isnull=True)
