"""What somebody may see: the ledgers of his organisation and of those below it. A stranger sees nothing."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, Organisation
from taizhang.ledger.rules.roles import Actor, Role

_WIDE = frozenset({Role.SUPERVISOR, Role.AUDITOR})  # they see what stands below their government


def organisations_seen(actor: Actor) -> frozenset[int]:
    """The actor's organisation and all below it; for supervisors and auditors those of the government that they work for."""
    if actor.organisation is None:
        return frozenset()
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    root = actor.organisation
    if actor.roles & _WIDE and parents.get(root) is not None:
        root = parents[root] or root
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in parents.items():
        children[parent].append(pk)
    return frozenset(_below(root, children))


def ledgers_seen(actor: Actor) -> "QuerySet[Ledger]":
    """The ledgers in which one of those organisations coordinates, owes, verifies or puts on record."""
    seen = organisations_seen(actor)
    owing = Assignment.objects.filter(
        obligation__ledger_id=OuterRef("pk"), organisation_id__in=seen
    )  # the first one that is found is enough
    return Ledger.objects.filter(Q(coordinator_id__in=seen) | Q(recipient_id__in=seen) | Exists(owing))


def _below(root: int, children: dict[int | None, list[int]]) -> set[int]:
    found, left = {root}, [root]
    while left:
        for child in children[left.pop()]:
            if child not in found:
                found.add(child)
                left.append(child)
    return found
