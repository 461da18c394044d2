"""Who has something unread that stood in no letter yet."""

from collections.abc import Collection
from typing import NamedTuple

from taizhang.capabilities.inbox.models import Notice
from taizhang.capabilities.inbox.queries.inbox import Told, of_notices

SHOWN = 20  # notices of one letter; of more it says how many there are


class Digest(NamedTuple):
    """One letter: to whom, the newest of what he has not read, how many there are, and up to which number."""

    account: int
    name: str
    address: str
    notices: list[Told]
    number: int
    until: int


def waiting() -> list[Digest]:
    """One for each account that is active and has an address of mail."""
    rows = Notice.objects.filter(read_at__isnull=True, mailed_at__isnull=True, account__is_active=True).exclude(account__email="")
    numbers: dict[tuple[int, str, str], list[int]] = {}
    for account, name, address, pk in rows.order_by("account_id", "-pk").values_list(
        "account_id", "account__display_name", "account__email", "pk"
    ):
        numbers.setdefault((account, name, address), []).append(pk)
    shown = of_notices([pk for found in numbers.values() for pk in found[:SHOWN]])
    return [Digest(*who, _some(shown, found), len(found), found[0]) for who, found in numbers.items()]


def _some(shown: dict[int, Told], numbers: Collection[int]) -> list[Told]:
    return [shown[pk] for pk in numbers if pk in shown]
