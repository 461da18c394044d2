"""Which reports somebody sees, and one of them."""

from typing import Any

from django.db.models import Q, QuerySet

from taizhang.ledger.models import Report
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import Actor


def reports_seen(actor: Actor) -> "QuerySet[Report]":
    """Those of the organisations that he sees, and those that were made to them: what others owe in the same ledger is not his to read."""
    seen = scopes.organisations_seen(actor)
    return Report.objects.filter(Q(organisation_id__in=seen) | Q(ledger__coordinator_id__in=seen) | Q(ledger__recipient_id__in=seen))


def report_seen(actor: Actor, key: str) -> Report | None:
    """That report with what stands in its head; None where he does not see it."""
    rows: Any = reports_seen(actor).select_related("ledger__plan", "ledger__recipient", "ledger__coordinator", "organisation", "signed_by")
    found: Report | None = rows.filter(key=key).first()
    return found
