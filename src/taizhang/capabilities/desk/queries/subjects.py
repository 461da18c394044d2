"""The thing that an act is about, by the name that events give it, if somebody may see it."""

from typing import Any, NamedTuple

from taizhang.ledger.models import Amendment, Assignment, Ledger, Obligation, Target
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import Actor

_MODELS: dict[str, type[Any]] = {"obligation": Obligation, "ledger": Ledger, "target": Target, "amendment": Amendment}
_RELATED = {
    "obligation": ("ledger__plan", "creditor"),
    "ledger": ("plan", "recipient", "coordinator"),
    "target": ("indicator", "parent__obligation__ledger__plan", "plan"),
    "amendment": ("ledger__plan", "obligation", "organisation", "target"),
}


class Subject(NamedTuple):
    """The row itself, and the ledger it stands in."""

    kind: str
    row: Any
    ledger: Ledger | None


def subject_of(about: str, *, actor: Actor) -> Subject | None:
    """`obligation:12`, as far as the actor sees its ledger."""
    kind, _, number = about.partition(":")
    if kind not in _MODELS or not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    row = _MODELS[kind]._default_manager.select_related(*_RELATED[kind]).filter(pk=int(number)).first()
    if row is None:
        return None
    ledger = _ledger(kind, row)
    return Subject(kind, row, ledger) if _is_seen(row, ledger, actor) else None


def _is_seen(row: Any, ledger: Ledger | None, actor: Actor) -> bool:
    """What stands in no ledger is seen by those who owe or verify it."""
    if ledger is not None:
        return scopes.ledgers_seen(actor).filter(pk=ledger.pk).exists()
    if actor.organisation is None or not isinstance(row, Obligation):
        return False
    owing = Assignment.objects.filter(obligation=row, organisation_id=actor.organisation, ended_on__isnull=True)
    return bool(row.creditor_id == actor.organisation) or owing.exists()


def _ledger(kind: str, row: Any) -> Ledger | None:
    if kind == "ledger":
        found: Ledger | None = row
    elif kind == "target":
        holder = row.obligation or (row.parent.obligation if row.parent else None)
        found = holder.ledger if holder else None
    else:
        found = row.ledger
    return found
