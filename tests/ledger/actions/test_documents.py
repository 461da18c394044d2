"""A document enters the record once, whole, with its reading and one event."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from taizhang.frame.models import Account
from taizhang.ledger.actions import documents, log
from taizhang.ledger.models import Document, DocumentSource, Event, Reading
from taizhang.ledger.queries import documents as queries
from taizhang.ledger.rules.roles import Actor
from tests.conftest import MORNING
from tests.ledger.received import by, read

CONTENT = "江北县2026年节水工作方案".encode()
ROWS = (Document, DocumentSource, Reading, Event)


def receive(content: bytes = CONTENT, *, actor: Account, name: str = "plan.txt", **head: Any) -> tuple[Document, bool]:
    return documents.receive_document(content, name=name, read=read(**head), by=by(actor, MORNING))


def counts() -> list[int]:
    return [model.objects.count() for model in ROWS]


def test_a_document_is_kept_with_its_head_its_bytes_and_its_reading(lin: Account) -> None:
    document, new = receive(actor=lin)

    assert new
    kept = Document.objects.get()
    assert kept == document
    assert (kept.title, kept.doc_number, kept.issuer) == ("节水方案", "江政办发〔2026〕3号", "江北县人民政府办公室")
    assert (kept.issue_date, kept.received_at, kept.received_by) == (date(2026, 3, 1), MORNING, lin)
    assert (kept.file_name, kept.size, kept.sha256) == ("plan.txt", len(CONTENT), sha256(CONTENT).hexdigest())
    assert bytes(kept.source.content) == CONTENT


def test_a_reading_is_kept_with_its_texts_and_its_counts(lin: Account) -> None:
    receive(actor=lin)

    kept = Reading.objects.get()
    assert (kept.reader, kept.read_at, kept.source_text, kept.text) == ("taizhang 1", MORNING, "原文", "正文")
    assert (kept.plans, kept.tasks, kept.measures, kept.targets) == (2, 2, 3, 1)
    assert kept.findings == read().findings


def test_one_event_tells_of_it_and_is_the_last_thing_written(lin: Account) -> None:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        document, _new = receive(actor=lin)

    written = [query["sql"] for query in captured if query["sql"].startswith("INSERT")]
    event = Event.objects.get()
    assert (event.verb, event.actor, event.at, event.subject) == ("receive_document", lin, MORNING, f"document:{document.pk}")
    assert event.payload == {"sha256": sha256(CONTENT).hexdigest(), "name": "plan.txt", "reader": "taizhang 1"}
    assert len(written) == 5
    assert "ledger_event" in written[-1]


def test_the_same_bytes_are_one_document_whoever_sends_them_under_whatever_name(lin: Account) -> None:
    first, _new = receive(actor=lin)
    zhou = Account.objects.create(username="zhou", display_name="周正明")

    again, new = receive(actor=zhou, name="另一个名字.txt", title="另一个标题")

    assert (again, new) == (first, False)
    assert counts() == [1, 1, 1, 2]  # that it came a second time is an event of its own, once
    assert Document.objects.get().received_by == lin
    receive(actor=zhou)
    assert counts() == [1, 1, 1, 2]


def test_a_document_is_there_for_who_sent_it_too_and_for_nobody_else(lin: Account) -> None:
    first, _new = receive(actor=lin)
    zhou = Account.objects.create(username="zhou", display_name="周正明")
    wu = Account.objects.create(username="wu", display_name="吴")
    assert queries.document_as_read(first.key, actor=Actor(zhou.pk, "周正明")) is None

    receive(actor=zhou)

    assert queries.document_as_read(first.key, actor=Actor(zhou.pk, "周正明")) is not None
    assert queries.document_as_read(first.key, actor=Actor(wu.pk, "吴")) is None


def test_other_bytes_are_another_document(lin: Account) -> None:
    first, _new = receive(actor=lin)
    other, new = receive(CONTENT + b"\n", actor=lin)

    assert new
    assert other != first
    assert other.key != first.key


def test_of_two_who_send_the_same_bytes_at_once_both_get_the_one_document(lin: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _new = receive(actor=lin)

    # The second had looked before the first was written: it did not know of it.
    answers = iter([None, first])
    monkeypatch.setattr(documents, "_known", lambda _digest: next(answers))

    again, new = receive(actor=lin)

    assert (again, new) == (first, False)
    assert counts() == [1, 1, 1, 1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the database of tests is in memory: its threads share one connection")
def test_of_many_who_send_the_same_bytes_at_once_one_sends_something_new(lin: Account) -> None:
    start = threading.Barrier(4)

    def send(_number: int) -> tuple[str, bool]:
        try:
            start.wait(timeout=20)
            document, new = receive(actor=lin)
            return document.key, new
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clerks:
        answers = list(clerks.map(send, range(4)))

    assert sorted(new for _key, new in answers) == [False, False, False, True]
    assert len({key for key, _new in answers}) == 1
    assert counts() == [1, 1, 1, 1]


def test_a_constraint_that_breaks_for_another_reason_is_no_known_document(lin: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise IntegrityError("something else")

    monkeypatch.setattr(log, "append", broken)

    with pytest.raises(IntegrityError, match="something else"):
        receive(actor=lin)


@pytest.mark.parametrize("missing", [None, ""])
def test_a_head_without_number_date_and_issuer_is_kept_empty(missing: str | None, lin: Account) -> None:
    receive(actor=lin, doc_number=missing, issuer=missing, issue_date=missing)

    kept = Document.objects.get()
    assert (kept.doc_number, kept.issuer, kept.issue_date) == ("", "", None)


def test_a_document_without_a_title_is_called_by_the_name_of_its_file(lin: Account) -> None:
    receive(actor=lin, name="节水.txt", title="")

    assert Document.objects.get().title == "节水.txt"


def test_a_title_of_four_hundred_characters_is_kept_whole(lin: Account) -> None:
    receive(actor=lin, title="水" * 400, issuer="厅" * 400)

    kept = Document.objects.get()
    assert (kept.title, kept.issuer) == ("水" * 400, "厅" * 400)


def test_a_number_that_is_none_and_a_name_that_is_longer_than_any_are_cut(lin: Account) -> None:
    receive(actor=lin, name="长" * 300 + ".txt", doc_number="号" * 150)

    kept = Document.objects.get()
    assert kept.doc_number == "号" * 100
    assert kept.file_name == "长" * 251 + ".txt"


def test_when_the_last_write_fails_nothing_is_left(lin: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(log, "append", full)

    with pytest.raises(DatabaseError, match="disk full"):
        receive(actor=lin)

    assert counts() == [0, 0, 0, 0]


def test_within_a_longer_transaction_that_fails_nothing_is_left_either(lin: Account) -> None:
    def longer() -> None:
        with transaction.atomic():
            receive(actor=lin)
            raise KeyError

    with pytest.raises(KeyError):
        longer()

    assert counts() == [0, 0, 0, 0]


def test_a_key_can_be_read_out_and_typed(lin: Account) -> None:
    keys = {receive(str(number).encode(), actor=lin)[0].key for number in range(20)}

    assert len(keys) == 20
    assert all(len(key) == 10 for key in keys)
    assert set("".join(keys)) <= set("23456789abcdefghjkmnpqrstuvwxyz")
