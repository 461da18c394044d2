"""Who somebody is, as far as permissions ask: facts of an account, combined with & and | in manifests."""

from typing import Any

from rules.predicates import predicate


@predicate  # type: ignore[untyped-decorator]  # rules has no types
def is_signed_in(account: Any) -> bool:
    return bool(account.is_authenticated and account.is_active)
