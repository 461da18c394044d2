"""Files that are read together: who wanted them, and what became of each. That a file became a document is told by an event of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from taizhang.capabilities.intake.models import Batch, BatchFile
from taizhang.capabilities.intake.rules.batches import FileState, Origin
from taizhang.ledger.actions import documents
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.sentences import Sentence

HELD = timedelta(minutes=2)  # longer than a file is read at most
TRIES = 2
_GIVEN_UP = Sentence(
    f"读取{TRIES}次均意外中断，已放弃。请只保存计划的正文后再读取",
    f"its reading broke off {TRIES} times and was given up: save the text of the plan alone, and read that",
)

CLOSED = Sentence("下达人的账号已停用，未予读取", "the account of who wanted it is closed: it was not read")


@dataclass(frozen=True)
class Entry:
    """A file by its name, and what has become of it so far."""

    name: str
    size: int
    state: FileState = FileState.WAITING
    said: Sentence = Sentence("", "")  # noqa: RUF009  frozen
    document: Document | None = None
    is_secret: bool = False


def refused(name: str, size: int, said: Sentence) -> Entry:
    """The file is not taken, in these words."""
    return Entry(name, size, FileState.REFUSED, said)


def unnamed(entry: Entry) -> Entry:
    """One that was refused for its mark of secrecy is told by its place alone: nothing of it is kept, not its name."""
    return replace(entry, name="") if entry.is_secret else entry


def open_batch(entries: Sequence[Entry], origin: Origin, *, by: By) -> Batch:
    """They stand in a batch of his, in their order. Sent again, the form gives the batch that it made."""
    permissions.require("set_up_ledger" if origin is Origin.FOLDER else "receive_document", by.actor, set())
    known = Batch.objects.filter(request=by.request).first() if by.request else None
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _opened(entries, origin, by)
    except IntegrityError:  # the form was sent twice in the same moment
        return Batch.objects.get(request=by.request)


def _opened(entries: Sequence[Entry], origin: Origin, by: By) -> Batch:
    whose = {"account_id": documents.account_of(by), "organisation_id": by.actor.organisation}
    batch = Batch.objects.create(request=by.request, origin=origin.value, asked_at=by.at, **whose)
    BatchFile.objects.bulk_create(
        BatchFile(
            batch=batch,
            position=position,
            name=entry.name,
            size=entry.size,
            state=entry.state.value,
            said_zh=entry.said.zh,
            said_en=entry.said.en,
            document=entry.document,
            ended_at=None if entry.state is FileState.WAITING else by.at,
        )
        for position, entry in enumerate(entries)
    )
    return batch


def take_next(*, now: datetime) -> BatchFile | None:
    """The next file that waits, or whose reader is gone; from now on it is held. One over which readers were lost again and again is refused."""
    free = Q(state=FileState.WAITING.value) | Q(state=FileState.READING.value, held_until__lte=now)
    lost = BatchFile.objects.filter(free, tries__gte=TRIES)
    lost.update(state=FileState.REFUSED.value, said_zh=_GIVEN_UP.zh, said_en=_GIVEN_UP.en, held_until=None, ended_at=now)
    for pk in BatchFile.objects.filter(free).order_by("pk").values_list("pk", flat=True)[:20]:
        held = {"state": FileState.READING.value, "tries": F("tries") + 1, "held_until": now + HELD}
        if BatchFile.objects.filter(free, pk=pk).update(**held):
            return BatchFile.objects.select_related("batch__account", "batch__organisation").get(pk=pk)
    return None


def end_file(file: BatchFile, entry: Entry, *, now: datetime) -> None:
    """It has been read, or refused: said once, by who held it."""
    BatchFile.objects.filter(pk=file.pk, tries=file.tries, state=FileState.READING.value).update(
        state=entry.state.value,
        size=entry.size,
        said_zh=entry.said.zh,
        said_en=entry.said.en,
        document=entry.document,
        held_until=None,
        ended_at=now,
    )
