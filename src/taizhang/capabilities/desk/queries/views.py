"""The views that somebody has saved."""

from typing import NamedTuple

from taizhang.capabilities.desk.models import SavedView

LIMIT = 20


class View(NamedTuple):
    """A view by its key, and what its address asks."""

    key: str
    name: str
    asked: str


def views_of(account: int) -> list[View]:
    """By name."""
    rows = SavedView.objects.filter(account_id=account, dropped_on__isnull=True).order_by("name")
    return [View(*row) for row in rows.values_list("key", "name", "asked")[:LIMIT]]
