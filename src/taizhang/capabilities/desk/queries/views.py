"""The views that somebody has saved of a list."""

from typing import NamedTuple

from taizhang.capabilities.desk.models import SavedView
from taizhang.ledger.queries.remembered import remembered

LIMIT = 20
DESK = "desk:desk"


class View(NamedTuple):
    """A view by its key, and what its address asks."""

    key: str
    name: str
    asked: str


def views_of(account: int, page: str = DESK) -> list[View]:
    """By name."""
    rows = SavedView.objects.filter(account_id=account, page=page, dropped_on__isnull=True).order_by("name")
    return [View(*row) for row in rows.values_list("key", "name", "asked")[:LIMIT]]


views_of_remembered = remembered(500)(views_of)
