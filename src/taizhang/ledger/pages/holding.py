"""Who somebody is by his posts, as permissions ask it in manifests. A manifest is read before Django: nothing is imported but when asked."""

from typing import Any

from rules.predicates import Predicate, predicate

from taizhang.frame.predicates import is_signed_in
from taizhang.ledger.rules.roles import ADMINISTRATORS, Role


def holds(*roles: Role) -> Predicate:
    """He holds one of these posts himself."""

    def held(account: Any) -> bool:
        return bool(is_signed_in(account) and _posts(account) & set(roles))

    return predicate(held, name="holds-" + "-".join(sorted(roles)))  # type: ignore[no-untyped-call,no-any-return]  # rules has no types


administers = holds(*ADMINISTRATORS)
works: Predicate = is_signed_in & ~administers
"""Has business with the record: an administrator 三员 has none."""


works_or_administers: Predicate = works | holds(Role.SYSTEM_ADMINISTRATOR)


def _posts(account: Any) -> frozenset[Role]:
    """Asked once for each request: the account is loaded anew with it. By which event, the account keeps for whoever reads on."""
    from django.utils import timezone

    from taizhang.ledger.queries.posts import roles_remembered
    from taizhang.ledger.queries.remembered import record_now

    known: frozenset[Role] | None = getattr(account, "posts_today", None)
    if known is None:
        record = account.record_seen = record_now() if account.pk else None
        known = account.posts_today = roles_remembered(record, account.pk, timezone.localdate()) if account.pk else frozenset()
    return known
