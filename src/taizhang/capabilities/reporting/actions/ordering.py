"""Whoever coordinates or receives ledgers says how often they are reported on."""

from collections.abc import Mapping, Sequence

from taizhang.capabilities.reporting.models import ReportingOrder
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.report_periods import Rhythm


def order_reporting(ledgers: Sequence[Ledger], rhythm: Rhythm, *, basis: str, by: By) -> list[ReportingOrder]:
    """Each of the ledgers is reported on in that rhythm from today on; what was ordered before no longer holds, and reports that are open
    keep their day."""
    for ledger in ledgers:
        permissions.require("open_report", by.actor, parties_to_ledger(by.actor, ledger))
    standing = {order.ledger_id: order for order in ReportingOrder.objects.filter(ledger__in=ledgers)}
    values = {
        "cadence": rhythm.cadence.value,
        "by_day": rhythm.by_day,
        "after": rhythm.after,
        "on_holidays": rhythm.on_holidays.value,
        "basis": basis,
        "ordered_by_id": by.actor.organisation,
    }
    with deeds.deed("order_reporting", by=by) as deed:
        return [_ordered(deed, standing.get(ledger.pk), ledger, values) for ledger in ledgers]


def _ordered(deed: deeds.Deed, order: ReportingOrder | None, ledger: Ledger, values: Mapping[str, object]) -> ReportingOrder:
    if order is None:
        return deed.add(ReportingOrder(ledger=ledger, since=deed.by.today, **values))
    return deed.change(order, **values)
