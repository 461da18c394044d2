"""The last change of a draft is taken back 撤回: every row stands as it did before, and both the change and its taking back are told."""

from typing import Any

from taizhang.ledger.actions import deeds, drafting, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation
from taizhang.ledger.models.versions import Versioned, recorded_models, twin_of
from taizhang.ledger.queries import undoable
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_OWN = frozenset({"id", "row", "revision", "recorded_at", "recorded_to"})


class NothingToUndo(Refused):
    """The actor has changed nothing in the draft that could be taken back."""


def undo_last(ledger: Ledger, *, by: By) -> Event:
    """The actor's last change of the draft is taken back; gives its event. Raises `Overtaken` where somebody has changed one of its rows
    since, and `NothingToUndo`."""
    with drafting.drafting("undo_change", ledger.pk, by) as deed:
        event = undoable.last_change(ledger, by.actor)
        if event is None:
            raise NothingToUndo(Sentence("没有可以撤回的修改", "there is nothing to take back"))
        found = [(_as_left(table, pk, last), first) for (table, pk), (first, last) in _revisions(event).items()]
        for row, first in reversed(found):
            _take_back(deed, row, first)
        deed.about(ledger)
        deed.tell(undone=event.number, verb=event.verb)
        return event


def _revisions(event: Event) -> dict[tuple[str, int], tuple[int, int]]:
    """For each row that the event wrote, its first and its last revision in it."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for table, pk, revision, _ in event.touched:
        if revision:
            first, _last = found.get((table, pk), (revision, revision))
            found[table, pk] = (first, revision)
    return found


def _as_left(table: str, pk: int, revision: int) -> Versioned:
    """The row, as the event left it: nobody has changed it since, or whoever did has taken that back."""
    row: Any = recorded_models()[table]._default_manager.get(pk=pk)
    if row.revision != revision and _values(row, row.revision) != _values(row, revision):
        raise Overtaken(str(row), seen=revision, stands=row.revision)
    found: Versioned = row
    return found


def _values(row: Versioned, revision: int) -> dict[str, Any]:
    """What the row said at that revision."""
    values = twin_of(type(row))._default_manager.values().get(row=row.pk, revision=revision)
    return {name: value for name, value in values.items() if name not in _OWN}


def _take_back(deed: deeds.Deed, row: Versioned, first: int) -> None:
    """A row that was new is dropped, or ends; another has its values of before."""
    if first > 1:
        _restore(deed, row, _values(row, first - 1))
    elif isinstance(row, Obligation):
        handling.handle(deed, row, Act.CANCEL, present=handling.SAID, note="撤回", approval="撤回")
    elif isinstance(row, Assignment):
        deed.change(row, ended_on=deed.by.today)


def _restore(deed: deeds.Deed, row: Versioned, before: dict[str, Any]) -> None:
    if isinstance(row, Obligation) and row.state == State.CANCELLED and before["state"] == State.DRAFT:
        handling.handle(deed, row, Act.RESTORE, note="撤回")
        before |= {"state": row.state, "state_since": row.state_since}
    deed.change(row, **before)
