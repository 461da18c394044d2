"""Draft ledgers of the plans of a document, set up as its page does."""

from collections.abc import Mapping

from taizhang.capabilities.intake.actions import set_up_some
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Ledger
from taizhang.ledger.queries.documents import ReadDocument


def set_up_all(document: ReadDocument, wanted: Mapping[str, Wanted], *, by: By) -> list[Ledger]:
    """Those of all these plans, in their order."""
    assert set_up_some(document, wanted, by=by, enough=lambda: False) == []
    return list(Ledger.objects.filter(plan__document__key=document.row.key).order_by("pk"))
