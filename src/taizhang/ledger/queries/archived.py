"""What an archive package 归档包 holds: what was ordered, who owed it, what was done, the files, and every event with its proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q

from taizhang.ledger.models import DocumentSource, Event, Evidence, Ledger, Obligation
from taizhang.ledger.queries import log
from taizhang.ledger.queries.ledger_contents import content_of
from taizhang.ledger.queries.log import Told
from taizhang.ledger.rules.lifecycle import State


class File(NamedTuple):
    """A file by its name in the package, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Archived:
    """A ledger, or one row of it (`obligation`)."""

    ledger: Ledger
    obligation: Obligation | None

    @property
    def code(self) -> str:
        return self.obligation.code if self.obligation else self.ledger.code

    @property
    def title(self) -> str:
        return self.obligation.title if self.obligation else self.ledger.plan.title


def of_code(code: str) -> Archived | None:
    """The ledger or the row of this code."""
    ledgers = Ledger.objects.select_related("plan__document", "coordinator", "recipient")
    if ledger := ledgers.filter(code=code).first():
        return Archived(ledger, None)
    row = Obligation.objects.filter(code=code).first()
    return Archived(ledgers.get(pk=row.ledger_id), row) if row and row.ledger_id else None


def states_of(archived: Archived) -> dict[State, int]:
    """How many rows stand where."""
    counted = _rows(archived).values("state").annotate(count=Count("pk")).values_list("state", "count")
    return {State(state): count for state, count in counted}


def record_of(archived: Archived) -> dict[str, Any]:
    """What the ledger says, as it is signed; of one row only that row. What was cancelled is in it by its events."""
    content = content_of(archived.ledger)
    if archived.obligation is not None:
        content |= {"goals": [], "rows": [row for row in content["rows"] if row["code"] == archived.code]}
    return content


def files_of(archived: Archived) -> Iterator[File]:
    """The document that orders it, and the evidence, one file after the other in memory."""
    document = archived.ledger.plan.document
    if document is not None:
        source = DocumentSource.objects.filter(document=document).first()
        if source is not None:
            yield File(f"依据/{_safe(document.file_name)}", bytes(source.content))
    evidence = Evidence.objects.filter(obligation__in=_rows(archived), file__isnull=False).order_by("obligation__code", "pk")
    for pk, code, name in evidence.values_list("pk", "obligation__code", "file_name"):
        found = Evidence.objects.select_related("file").get(pk=pk)
        if found.file is not None:
            yield File(f"佐证/{code}/{pk}-{_safe(name or found.title)}", bytes(found.file.content))


def events_of(archived: Archived) -> Iterator[Told]:
    """All that happened to it, in its order: to the ledger itself too, whose signing put its rows in force."""
    subjects = [f"ledger:{archived.ledger.pk}", *(f"obligation:{pk}" for pk in _rows(archived).values_list("pk", flat=True))]
    numbers: set[int] = set()
    for start in range(0, len(subjects), 500):
        numbers |= set(Event.objects.filter(subject__in=subjects[start : start + 500]).values_list("number", flat=True))
    for number in sorted(numbers):
        yield log.event_told(number)


def _rows(archived: Archived) -> Any:
    only = Q(ledger=archived.ledger) if archived.obligation is None else Q(pk=archived.obligation.pk)
    return Obligation.objects.filter(only)


def _safe(name: str) -> str:
    """A name that is one on every system, and leads nowhere else."""
    kept = "".join("_" if one in '/\\:*?"<>|' or ord(one) < 32 else one for one in name).strip(". ")
    return kept[-120:] or "文件"
