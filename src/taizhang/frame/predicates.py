"""Who somebody is, as far as permissions ask: facts of an account, combined with & and | in manifests."""

from typing import Any

import rules


@rules.predicate
def is_signed_in(account: Any) -> bool:
    return bool(account.is_authenticated and account.is_active)


@rules.predicate
def is_administrator(account: Any) -> bool:
    return bool(account.is_authenticated and account.is_active and account.is_superuser)
