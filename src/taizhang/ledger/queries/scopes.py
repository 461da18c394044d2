"""What somebody may see: the ledgers of his organisation and of those below it. A stranger sees nothing."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Document, Ledger, Organisation, Plan
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.rules.roles import ADMINISTRATORS, Actor, Role

_WIDE = frozenset({Role.SUPERVISOR, Role.AUDITOR})  # they see what stands below their government


def organisations_seen(actor: Actor) -> frozenset[int]:
    """The actor's organisation and all below it; for supervisors and auditors those of the government that they work for. Nothing for
    somebody without a post, and nothing for an administrator 三员: who looks after the house does not read what is in it."""
    if actor.organisation is None or not actor.roles - ADMINISTRATORS:
        return frozenset()
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    root = actor.organisation
    if actor.roles & _WIDE and parents.get(root) is not None:
        root = parents[root] or root
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in parents.items():
        children[parent].append(pk)
    return frozenset(_below(root, children))


organisations_seen_remembered = remembered(500)(organisations_seen)


def ledgers_seen(actor: Actor) -> "QuerySet[Ledger]":
    """The ledgers in which one of those organisations coordinates, owes, verifies or puts on record."""
    return ledgers_of(organisations_seen(actor))


def ledgers_of(seen: frozenset[int]) -> "QuerySet[Ledger]":
    """The same for whoever has asked for the organisations already."""
    owing = Assignment.objects.filter(
        obligation__ledger_id=OuterRef("pk"), organisation_id__in=seen
    )  # the first one that is found is enough
    return Ledger.objects.filter(Q(coordinator_id__in=seen) | Q(recipient_id__in=seen) | Exists(owing))


@remembered(5_000)
def is_ledger_seen_remembered(seen: frozenset[int], ledger: int) -> bool:
    """It is one of theirs."""
    return ledgers_of(seen).filter(pk=ledger).exists()


def documents_seen(actor: Actor) -> "QuerySet[Document]":
    """The documents that somebody of those organisations received, or in which one of those ledgers stands; and what the actor sent himself."""
    own = Q(received_by_id=actor.account) | Q(receipts__received_by_id=actor.account)
    seen = organisations_seen(actor)
    among = Q(received_by__person__organisation_id__in=seen) | Q(receipts__received_by__person__organisation_id__in=seen)
    held = Plan.objects.filter(ledgers__in=ledgers_seen(actor)).values("document_id")
    found = Document.objects.filter(own | among if seen else own).values("pk")
    return Document.objects.filter(Q(pk__in=found) | Q(pk__in=held) if seen else Q(pk__in=found))


def _below(root: int, children: dict[int | None, list[int]]) -> set[int]:
    found, left = {root}, [root]
    while left:
        for child in children[left.pop()]:
            if child not in found:
                found.add(child)
                left.append(child)
    return found
