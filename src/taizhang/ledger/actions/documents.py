"""A document enters the record, with what was read in it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from taizhang.frame.models import Account
from taizhang.ledger.actions import events
from taizhang.ledger.models import Document, DocumentSource, Reading


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader says of a document: the JSON contract `taizhang.reading/1`, and the texts that its spans refer to."""

    reader: str
    findings: dict[str, Any]
    source_text: str
    text: str


def receive_document(content: bytes, *, name: str, read: Read, actor: Account, at: datetime) -> tuple[Document, bool]:
    """The document of these bytes, and whether it is new. The same bytes are received once, whoever sends them again."""
    digest = sha256(content).hexdigest()
    if known := _known(digest):
        return known, False
    try:
        return _receive(content, digest, name=name, read=read, actor=actor, at=at), True
    except IntegrityError:
        if known := _known(digest):  # somebody sent the same file in the same moment
            return known, False
        raise


def _known(digest: str) -> Document | None:
    return Document.objects.filter(sha256=digest).first()


@transaction.atomic
def _receive(content: bytes, digest: str, *, name: str, read: Read, actor: Account, at: datetime) -> Document:
    head = read.findings["document"]
    document = Document.objects.create(
        title=head["title"] or name,
        doc_number=(head["doc_number"] or "")[:100],
        issuer=head["issuer"] or "",
        issue_date=date.fromisoformat(head["issue_date"]) if head["issue_date"] else None,
        file_name=name[-255:],
        size=len(content),
        sha256=digest,
        received_at=at,
        received_by=actor,
    )
    DocumentSource.objects.create(document=document, content=content)
    _keep(read, document, at)
    events.record("receive_document", document, actor=actor, at=at, data={"sha256": digest, "name": name, "reader": read.reader})
    return document


def _keep(read: Read, document: Document, at: datetime) -> None:
    found = read.findings
    Reading.objects.create(
        document=document,
        reader=read.reader,
        read_at=at,
        findings=found,
        source_text=read.source_text,
        text=read.text,
        plans=len(found["plans"]),
        tasks=len(found["tasks"]),
        measures=sum(len(task["measures"]) for task in found["tasks"]),
        targets=len(found["targets"]),
    )
