"""A deed is what a verb does: one transaction, a named actor, the rows it wrote, and one event as its last write.

with deeds.deed("claim", by=by) as deed:
    deed.change(assignment, claimed_on=on)
    deed.about(obligation)
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from taizhang.frame import listening
from taizhang.ledger.actions import log, rows
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone, Overtaken
from taizhang.ledger.models import Event
from taizhang.ledger.models.versions import Versioned
from taizhang.ledger.rules.log_checks import ERASED

R = TypeVar("R", bound=models.Model)
V = TypeVar("V", bound=Versioned)


class Deed:
    """What is done within one verb. Every row goes through `add` or `change`: what does not is found by `taizhang log verify`."""

    def __init__(self, verb: str, by: By, said: dict[str, Any]) -> None:
        self.verb, self.by, self.said = verb, by, said
        self.touched: list[rows.Touched] = []
        self.changes: dict[str, dict[str, list[Any]]] = {}
        self.subject, self.told_anyway = "", False

    def add(self, row: R) -> R:
        """The row is new in the record."""
        self.touched.append(rows.inserted(row, self.by.at))
        return row

    def add_all(self, rows_: Sequence[models.Model]) -> None:
        """The rows are new in the record, in one statement for each table: what they refer to stands already."""
        self.touched += rows.inserted_many(rows_, self.by.at)

    def change(self, row: V, **values: Any) -> V:
        """The row has these values now; its old ones stand in its versions and in the event. Nothing is written where nothing changes."""
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
        touched, changes = rows.changed(row, values, self.by.at)
        self.touched.append(touched)
        self.changes.setdefault(name_of(row), {}).update(changes)
        return row

    def erase(self, event: Event) -> None:
        """What another event says is gone, and this one names it with the hash that stays. Raises `AlreadyErased`."""
        log.erase(event)
        self.touched.append(rows.Touched(ERASED, event.number, 0, bytes(event.payload_hash).hex()))
        self.subject = f"{ERASED}:{event.number}"

    def about(self, subject: models.Model) -> None:
        """What the event is about; the first row that was written, where nobody says."""
        self.subject = name_of(subject)

    def touched_nothing(self, subject: str) -> None:
        """The event is worth telling though no row of the record changed: a projection did."""
        self.subject, self.told_anyway = subject, True

    def tell(self, **said: Any) -> None:
        """More for the event to say."""
        self.said |= said


@contextmanager
def deed(verb: str, *, by: By, **said: Any) -> Iterator[Deed]:
    """Around the writes of a verb; `said` stands in its event. A request that was carried out before raises `AlreadyDone`."""
    _refuse_repeated(by.request)
    with transaction.atomic():
        heard = said | {"reason": by.reason, "source": by.source}
        doing = Deed(verb, by, {name: value for name, value in heard.items() if value not in (None, "")})
        yield doing
        if doing.touched or doing.told_anyway:
            _tell(doing)
            if by.source.startswith("/"):  # over a page, whose reader may look next; what jobs and commands did, the clock tells
                listening.nudge_after_commit()


def require_revision(row: Versioned, seen: int | None) -> None:
    """The row is still as its reader saw it; else `Overtaken`. None: he does not mind."""
    if seen is not None and row.revision != seen:
        raise Overtaken(str(row), seen=seen, stands=row.revision)


def hold(row: Versioned) -> None:
    """Nobody else changes the row before this deed is over, and it is still as it was read; else `Overtaken`. Two verbs that decide from
    rows around one row, and not from that row alone, both hold it."""
    stands = type(row)._default_manager.select_for_update().filter(pk=row.pk).values_list("revision", flat=True).first()
    if stands != row.revision:
        raise Overtaken(str(row), seen=row.revision, stands=stands)


def name_of(row: models.Model) -> str:
    """How events name a row."""
    return f"{row._meta.model_name}:{row.pk}"


def _refuse_repeated(request: str | None) -> None:
    if request is not None and (done := Event.objects.filter(request=request).values_list("subject", flat=True).first()):
        raise AlreadyDone(done)


def _tell(doing: Deed) -> None:
    actor, request = doing.by.actor, doing.by.request
    payload = doing.said | ({"changes": doing.changes} if doing.changes else {})
    if actor.acting_for is not None:
        payload["acting_for"] = actor.acting_for
        payload["acting_for_name"] = actor.acting_for_name
    event = Event(
        verb=doing.verb,
        subject=doing.subject or "{0.table}:{0.row}".format(doing.touched[0]),
        actor_id=actor.account,
        person_id=actor.person,
        organisation_id=actor.organisation,
        at=doing.by.at,
        request=request,
        touched=[list(row) for row in doing.touched],
    )
    try:
        with transaction.atomic():
            log.append(event, payload)
    except IntegrityError:
        _refuse_repeated(request)  # the same request won in the same moment
        raise
