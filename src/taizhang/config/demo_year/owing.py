"""Who owes a row of the demo, and who verifies it."""

from taizhang.ledger.models import Assignment, Obligation, Organisation
from taizhang.ledger.rules.duties import Duty


def lead_of(row: Obligation) -> Organisation:
    """Its first lead, or else who is responsible."""
    owing = Assignment.objects.filter(obligation=row, ended_on__isnull=True, role__in=(Duty.LEAD.value, Duty.RESPONSIBLE.value))
    first = owing.order_by("role", "position").select_related("organisation").first()
    if first is None:
        raise LookupError(f"nobody owes {row.code}")
    organisation: Organisation = first.organisation
    return organisation


def creditor_of(row: Obligation) -> Organisation:
    if row.creditor is None:
        raise LookupError(f"nobody verifies {row.code}")
    creditor: Organisation = row.creditor
    return creditor
