"""What a ledger still lacks before it can be signed: countersignatures, leads, dates, confirmations."""

from django.db.models import QuerySet

from taizhang.ledger.models import Assignment, Countersignature, Ledger, Obligation
from taizhang.ledger.rules import ledger_lifecycle, separation
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.ledger_lifecycle import Row
from taizhang.ledger.rules.lifecycle import Need, State


def require_signable(ledger: Ledger) -> None:
    """Every lead but the coordinator has countersigned, every row is led, dated and confirmed, and nobody verifies what it owes."""
    rows = Obligation.objects.filter(ledger=ledger).exclude(state=State.CANCELLED.value).select_related("creditor").order_by("code")
    duties = list(_standing(ledger).select_related("organisation"))
    leading, doubted = led(ledger), {duty.obligation_id for duty in duties if duty.inferred}
    ledger_lifecycle.require_signable(
        tuple(Row(row.code, row.pk in leading, row.due is not None, not (row.due_inferred or row.pk in doubted)) for row in rows),
        leads=frozenset(str(d.organisation) for d in duties if d.role == Duty.LEAD and d.organisation_id != ledger.coordinator_id),
        countersigned=countersigned(ledger),
    )
    require_separate(ledger)


def require_separate(ledger: Ledger) -> None:
    """Nobody verifies what it owes."""
    rows = Obligation.objects.filter(ledger=ledger).exclude(state=State.CANCELLED.value).select_related("creditor").order_by("code")
    duties = list(_standing(ledger).filter(role__in=DEBTORS).select_related("organisation"))
    for row in (row for row in rows if row.creditor):
        separation.Parties(frozenset(str(d.organisation) for d in duties if d.obligation_id == row.pk), str(row.creditor))


def led(ledger: Ledger) -> set[int]:
    """The rows that have a lead."""
    return set(_standing(ledger).filter(role=Duty.LEAD.value).values_list("obligation_id", flat=True))


def asked(ledger: Ledger) -> list[str]:
    """Who has to countersign: every lead but the coordinator, in the order of the rows."""
    leads = _standing(ledger).filter(role=Duty.LEAD.value).select_related("organisation")
    return list(dict.fromkeys(str(one.organisation) for one in leads if one.organisation_id != ledger.coordinator_id))


def countersigned(ledger: Ledger) -> frozenset[str]:
    """Who has agreed to the next edition as it stands: an objection makes a new draft, to which nobody has agreed yet."""
    said = Countersignature.objects.filter(ledger=ledger, edition=ledger.edition + 1)
    objection = said.filter(agreed=False).order_by("-pk").values_list("pk", flat=True).first() or 0
    return frozenset(str(one.organisation) for one in said.filter(pk__gt=objection).select_related("organisation"))


def present(row: Obligation, *, led: bool) -> set[Need]:
    """What is there of what issuing a row needs."""
    there = ((Need.BASIS, row.basis.strip()), (Need.OWNER, led), (Need.CREDITOR, row.creditor_id), (Need.DUE, row.due))
    return {need for need, value in there if value}


def _standing(ledger: Ledger) -> "QuerySet[Assignment]":
    rows = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True)
    return rows.exclude(obligation__state=State.CANCELLED.value).order_by("obligation_id", "position")
