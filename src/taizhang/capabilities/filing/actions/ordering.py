"""The government above says by when ledgers are to be filed."""

from collections.abc import Sequence

from taizhang.capabilities.filing.models import FilingDuty
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import clock, permissions
from taizhang.ledger.rules.clock import Due
from taizhang.ledger.rules.terms import Dates, Term


def order_filing(ledgers: Sequence[Ledger], term: Term, *, basis: str, by: By) -> list[FilingDuty]:
    """Each of the ledgers is to be filed within that term, counted from the dates of its own plan; what was ordered before no longer holds.

    Raises `StartUnknown` where a plan lacks the date that the term is counted from: then none of them is ordered."""
    for ledger in ledgers:
        permissions.require("put_on_record", by.actor, parties_to_ledger(by.actor, ledger))  # who receives it says by when
    calendar = registry.calendar()
    found = [(ledger, clock.due(term, dates=_dates(ledger), calendar=calendar)) for ledger in ledgers]
    standing = {duty.ledger_id: duty for duty in FilingDuty.objects.filter(ledger__in=ledgers)}
    with deeds.deed("order_filing", by=by) as deed:
        return [_ordered(deed, standing.get(ledger.pk), ledger, due, basis) for ledger, due in found]


def _ordered(deed: deeds.Deed, duty: FilingDuty | None, ledger: Ledger, due: Due, basis: str) -> FilingDuty:
    values = {"due": due.day, "rule_zh": due.rule.zh, "rule_en": due.rule.en, "basis": basis, "ordered_by_id": deed.by.actor.organisation}
    return deed.add(FilingDuty(ledger=ledger, **values)) if duty is None else deed.change(duty, **values)


def _dates(ledger: Ledger) -> Dates:
    plan = ledger.plan
    return Dates(issued=plan.issued_on, printed=plan.printed_on, received=plan.received_on)
