"""A file becomes a document of the record, read; its reading, once confirmed, the draft ledgers of its plans."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from taizhang import __version__
from taizhang.capabilities.intake.looking import Found, look_into
from taizhang.capabilities.intake.queries.ledgers import titles_set_up
from taizhang.ledger.actions import cutting, documents, reviewing, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.actions.reviewing import Said
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Document, Obligation
from taizhang.ledger.queries.documents import ReadDocument


def take_in(content: bytes, *, name: str, by: By) -> tuple[Document, bool]:
    """The document of this file, and whether it is new. Raises a ReadingError for a file that cannot be read, and `Classified` for one that
    bears a marking of secrecy: then nothing is stored."""
    return receive(content, look_into(content, name), name=name, by=by)


def receive(content: bytes, found: Found, *, name: str, by: By) -> tuple[Document, bool]:
    """The same for whoever has looked into it already."""
    return documents.receive_document(content, name=name, read=documents.Read(f"taizhang {__version__}", *found), by=by)


def set_up_some(document: ReadDocument, wanted: Mapping[str, Wanted], *, by: By, enough: Callable[[], bool]) -> list[str]:
    """The draft ledgers of these plans of the document, by their ids in the reading: one after the other until it is enough, and at least
    one; gives the plans that are left. A plan known by its title alone has an empty one, which has to be filed like the others. Each ledger
    stands by itself: what breaks off goes on where it was, and what is sent twice makes none twice."""
    left = list(wanted)
    while left:
        with contextlib.suppress(AlreadyDone):  # the same form, sent once more
            _set_up(document, left[0], wanted[left[0]], by)
        del left[0]
        if enough():
            break
    return left


def _set_up(document: ReadDocument, plan: str, wanted: Wanted, by: By) -> None:
    """Whoever comes second waits, and finds the ledger there."""
    title = next((one["title"] for one in document.findings["plans"] if one["id"] == plan), "")
    with transaction.atomic():
        row = Document.objects.select_for_update().get(key=document.row.key)
        if title not in titles_set_up(document.row.key):
            named = replace(by, request=f"{by.request}-{plan}"[:64]) if by.request else by
            setting_up.set_up_ledger(document.findings, plan, document=row, wanted=wanted, by=named)


def save_row(obligation: Obligation, said: Said, *, seen: int, by: By) -> Sequence[str]:
    """The row stands as its reviewer has said; where he broke a line, it is split. Gives the codes of the rows that it is now."""
    parts = [part for part in (said.words or "").split("\n") if part.strip()]
    if len(parts) < 2:
        reviewing.review_row(obligation, said, seen=seen, by=by)
        return [obligation.code]
    with transaction.atomic():
        reviewing.review_row(obligation, Said("".join(parts), said.due, said.owners), seen=seen, by=by)
        codes = [
            cutting.split_row(obligation, sum(map(len, parts[:number])), by=by.apart()).code for number in range(len(parts) - 1, 0, -1)
        ]
        return [obligation.code, *reversed(codes)]
