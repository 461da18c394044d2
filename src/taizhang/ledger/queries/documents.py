"""Which documents have been received, and what was read in one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.ledger.models import Document, DocumentSource, Reading
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the list of documents, with the counts of its newest reading."""

    key: str
    title: str
    doc_number: str
    issuer: str
    issue_date: date | None
    file_name: str
    size: int
    received_at: datetime
    received_by: str
    plans: int
    tasks: int
    measures: int
    targets: int


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Some lines of the list, and the key after which the next page goes on; None where nothing follows."""

    rows: list[DocumentRow]
    following: str | None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its newest reading."""

    row: DocumentRow
    findings: dict[str, Any]
    source_text: str
    text: str


_OF_DOCUMENT = ("key", "title", "doc_number", "issuer", "issue_date", "file_name", "size", "received_at", "received_by__display_name")
_COUNTS = ("plans", "tasks", "measures", "targets")
PAGE = 50


def documents_received(*, actor: Actor | None = None, before: str | None = None) -> DocumentsPage:
    """Of the documents that the actor sees the newest first, for the next page those that come after the document of a key; one page at most.

    Of two documents that were received in the same moment, the one that was entered later is the newer.
    """
    newest = Reading.objects.order_by("document_id", "-read_at", "-id")
    rows = _seen(actor).order_by("-received_at", "-id")
    if before and (last := Document.objects.filter(key=before).values_list("received_at", "id").first()):
        rows = rows.filter(Q(received_at__lt=last[0]) | Q(received_at=last[0], id__lt=last[1]))
    found = list(rows.values_list("id", *_OF_DOCUMENT)[: PAGE + 1])
    page = found[:PAGE]
    counts: dict[int, tuple[int, ...]] = {}
    for id_, *numbers in newest.filter(document_id__in=[row[0] for row in page]).values_list("document_id", *_COUNTS):
        counts.setdefault(id_, tuple(numbers))
    shown = [DocumentRow(*row[1:], *counts.get(row[0], (0, 0, 0, 0))) for row in page]
    return DocumentsPage(shown, shown[-1].key if len(found) > PAGE else None)


def document_as_read(key: str, *, actor: Actor | None = None) -> ReadDocument | None:
    """The document of this key with its newest reading; None where there is none, or none that the actor sees."""
    fields = (*(f"document__{name}" for name in _OF_DOCUMENT), *_COUNTS, "findings", "source_text", "text")
    found = Reading.objects.filter(document__in=_seen(actor).filter(key=key)).order_by("-read_at", "-id").values_list(*fields).first()
    return ReadDocument(DocumentRow(*found[:-3]), *found[-3:]) if found else None


def source_of(key: str, *, actor: Actor | None = None) -> tuple[str, bytes] | None:
    """The file's name and its bytes, as received; None where there is none that the actor sees."""
    found = DocumentSource.objects.filter(document__in=_seen(actor).filter(key=key)).values_list("document__file_name", "content").first()
    return (found[0], bytes(found[1])) if found else None


def newest_reading(ledger: int, *, known_at: datetime | None = None) -> "QuerySet[Reading]":
    """The readings of the document in which a ledger's plan stands, as far as they were made by then; the newest first."""
    readings = Reading.objects.filter(document__plans__ledgers=ledger).order_by("-read_at", "-id")
    return readings if known_at is None else readings.filter(read_at__lte=known_at)


def _seen(actor: Actor | None) -> "QuerySet[Document]":
    """All of them where a job asks, and nobody."""
    return Document.objects.all() if actor is None else scopes.documents_seen(actor)
