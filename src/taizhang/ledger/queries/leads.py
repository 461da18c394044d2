"""How the first who leads an obligation is called: of today's rows each is looked up, of a past day's many at once."""

from datetime import datetime

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from taizhang.ledger.models import Assignment
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.rules.duties import DEBTORS


def called(organisation: str = "") -> Coalesce:
    """By its short name, if it has one."""
    return Coalesce(NullIf(f"{organisation}short_name", Value("")), f"{organisation}name")


_FIRST = ("role", "position", "row")  # the order in which those who owe it are named
_LEADS = as_known(Assignment, None).filter(obligation_id=OuterRef("pk"), role__in=DEBTORS, ended_on__isnull=True)
LEAD = Subquery(_LEADS.order_by(*_FIRST).values(called=called("organisation__"))[:1])


def leads_then(ids: tuple[int, ...], known_at: datetime | None) -> dict[int, str]:
    """As it was known then: what was known before has no index to look up each of them by."""
    duties = as_known(Assignment, known_at).filter(obligation_id__in=ids, role__in=DEBTORS, ended_on__isnull=True)
    found: dict[int, str] = {}
    for pk, name in duties.order_by(*_FIRST).annotate(called=called("organisation__")).values_list("obligation_id", "called"):
        found.setdefault(pk, name)
    return found
