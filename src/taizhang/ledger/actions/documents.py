"""A document enters the record, with what was read in it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document, DocumentSource, Reading, Receipt
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules import permissions, secrecy
from taizhang.ledger.rules.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader says of a document: the JSON contract `taizhang.reading/1`, and the texts that its spans refer to."""

    reader: str
    findings: dict[str, Any]
    source_text: str
    text: str


def receive_document(content: bytes, *, name: str, read: Read, by: By) -> tuple[Document, bool]:
    """The document of these bytes, and whether it is new. The same bytes are one document, whoever sends them again. Raises `Classified`
    for one that bears a marking of secrecy: nothing of it is stored."""
    secrecy.require_open(read.source_text, name)
    digest = sha256(content).hexdigest()
    if known := _known(digest):
        return _received_again(known, by), False
    try:
        return _receive(content, digest, name=name, read=read, by=by), True
    except IntegrityError:
        if known := _known(digest):  # somebody sent the same file in the same moment
            return _received_again(known, by), False
        raise


def _received_again(document: Document, by: By) -> Document:
    """It is there for him, too, who could not see it before: a document belongs to those who have it."""
    if not scopes.documents_seen(by.actor).filter(pk=document.pk).exists():
        with deeds.deed("receive_document", by=by, sha256=document.sha256) as deed:
            deed.about(document)
            deed.add(Receipt(document=document, received_by_id=account_of(by), received_at=by.at))
    return document


def _known(digest: str) -> Document | None:
    return Document.objects.filter(sha256=digest).first()


def _receive(content: bytes, digest: str, *, name: str, read: Read, by: By) -> Document:
    head = read.findings["document"]
    document = Document(
        title=head["title"] or name,
        doc_number=(head["doc_number"] or "")[:100],
        issuer=head["issuer"] or "",
        issue_date=date.fromisoformat(head["issue_date"]) if head["issue_date"] else None,
        file_name=name[-255:],
        size=len(content),
        sha256=digest,
        received_at=by.at,
        received_by_id=account_of(by),
    )
    with deeds.deed("receive_document", by=by, sha256=digest, name=name, reader=read.reader) as deed:
        deed.add(document)
        deed.add(DocumentSource(document=document, content=content))
        deed.add(_reading(read, document, by.at))
    return document


def _reading(read: Read, document: Document, at: datetime) -> Reading:
    found = read.findings
    return Reading(
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


def account_of(by: By) -> int:
    """A document comes from somebody who has signed in."""
    if by.actor.account is None:
        raise permissions.NotPermitted(Sentence("文件须由登录人员接收", "a document is received by somebody who has signed in"))
    return by.actor.account
