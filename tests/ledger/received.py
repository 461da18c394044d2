"""Documents received, for tests of the record: what a reader may have said of them."""

from datetime import datetime
from typing import Any

from taizhang.frame.models import Account
from taizhang.ledger.actions import documents
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document
from taizhang.ledger.queries import actors

HEAD: dict[str, Any] = {
    "title": "节水方案",
    "doc_number": "江政办发〔2026〕3号",
    "issuer": "江北县人民政府办公室",
    "issue_date": "2026-03-01",
}


def read(reader: str = "taizhang 1", **head: Any) -> documents.Read:
    """A reading with two plans, two tasks, three measures and one target."""
    findings = {
        "document": HEAD | head,
        "plans": [{"id": "p1"}, {"id": "p2"}],
        "tasks": [{"id": "t1", "measures": [{}, {}]}, {"id": "t2", "measures": [{}]}],
        "targets": [{"id": "g1"}],
    }
    return documents.Read(reader, findings, "原文", "正文")


def by(account: Account, at: datetime) -> By:
    """The account acts, at that time."""
    return By(actors.actor_of(account, on=at.date()), at)


def received(content: bytes, *, actor: Account, at: datetime, **head: Any) -> Document:
    document, _new = documents.receive_document(content, name="plan.txt", read=read(**head), by=by(actor, at))
    return document
