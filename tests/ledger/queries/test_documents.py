"""What is asked of the documents received, and what it costs."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from taizhang.frame.models import Account
from taizhang.ledger.models import Document, Reading
from taizhang.ledger.queries import documents as queries
from tests.conftest import MORNING
from tests.ledger.received import read, received


def titles(page: queries.DocumentsPage) -> list[str]:
    return [row.title for row in page.rows]


def all_pages() -> list[queries.DocumentsPage]:
    pages = [queries.documents_received()]
    while pages[-1].following:
        pages.append(queries.documents_received(before=pages[-1].following))
    return pages


def test_without_documents_there_is_an_empty_page(db: None) -> None:
    assert queries.documents_received() == queries.DocumentsPage([], None)


def test_a_line_tells_the_document_and_the_counts_of_its_reading(lin: Account) -> None:
    document = received(b"1", actor=lin, at=MORNING)

    assert queries.documents_received().rows == [
        queries.DocumentRow(
            document.key,
            "节水方案",
            "江政办发〔2026〕3号",
            "江北县人民政府办公室",
            date(2026, 3, 1),
            "plan.txt",
            1,
            MORNING,
            "林晓禾",
            2,
            2,
            3,
            1,
        )
    ]


def test_the_newest_stand_first_and_in_one_moment_those_entered_last(lin: Account) -> None:
    for title, minutes in [("二", 1), ("四", 3), ("一", 0), ("三上", 2), ("三下", 2)]:
        received(title.encode(), actor=lin, at=MORNING + timedelta(minutes=minutes), title=title)

    assert titles(queries.documents_received()) == ["四", "三下", "三上", "二", "一"]


def test_a_page_holds_fifty_and_says_where_the_next_one_goes_on(lin: Account) -> None:
    for number in range(51):
        received(str(number).encode(), actor=lin, at=MORNING + timedelta(minutes=number), title=str(number))

    first, second = all_pages()

    assert titles(first) == [str(number) for number in range(50, 0, -1)]
    assert titles(second) == ["0"]


def test_after_exactly_one_page_nothing_follows(lin: Account) -> None:
    for number in range(50):
        received(str(number).encode(), actor=lin, at=MORNING)

    assert len(all_pages()) == 1


@effort(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=st.lists(st.integers(0, 3), max_size=9), size=st.integers(1, 4))
def test_whatever_arrives_in_one_moment_the_pages_hold_every_document_once(
    minutes: list[int], size: int, lin: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    Document.objects.all().delete()
    monkeypatch.setattr(queries, "PAGE", size)
    for number, minute in enumerate(minutes):
        received(f"{number}".encode(), actor=lin, at=MORNING + timedelta(minutes=minute), title=str(number))

    pages = all_pages()

    newest_first = sorted(range(len(minutes)), key=lambda number: (minutes[number], number), reverse=True)
    assert [title for page in pages for title in titles(page)] == [str(number) for number in newest_first]
    assert all(0 < len(page.rows) <= size for page in pages[: len(minutes)])


def test_a_key_that_nobody_has_leads_to_the_first_page(lin: Account) -> None:
    received(b"1", actor=lin, at=MORNING)

    assert titles(queries.documents_received(before="zzzzzzzzzz")) == ["节水方案"]


@pytest.mark.parametrize("number", [1, 30])
def test_a_page_costs_two_questions_however_many_lines_it_has(
    number: int, lin: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for content in range(number):
        received(str(content).encode(), actor=lin, at=MORNING)

    with django_assert_num_queries(2):
        assert len(queries.documents_received().rows) == number


def read_again(document: Document, reader: str, *, minutes: int, tasks: int) -> None:
    again = read(reader)
    Reading.objects.create(
        document=document,
        reader=reader,
        read_at=MORNING + timedelta(minutes=minutes),
        findings=again.findings | {"reader": reader},
        source_text="原文",
        text=f"正文：{reader}",
        plans=2,
        tasks=tasks,
        measures=3,
        targets=1,
    )


def test_of_several_readings_the_newest_counts(lin: Account) -> None:
    document = received(b"1", actor=lin, at=MORNING)
    read_again(document, "taizhang 3", minutes=20, tasks=33)
    read_again(document, "taizhang 2", minutes=10, tasks=22)

    found = queries.document_as_read(document.key)

    assert found is not None
    assert (found.findings["reader"], found.text, found.row.tasks) == ("taizhang 3", "正文：taizhang 3", 33)
    assert queries.documents_received().rows == [found.row]


def test_a_document_is_asked_for_with_its_reading_in_one_question(lin: Account, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    document = received(b"1", actor=lin, at=MORNING)

    with django_assert_num_queries(1):
        found = queries.document_as_read(document.key)

    assert found is not None
    assert (found.findings, found.source_text, found.text) == (read().findings, "原文", "正文")


@pytest.mark.parametrize("content", [b"", b"\x00\xff\r\n\x1a", "江北县".encode("gb18030"), bytes(range(256)) * 5000])
def test_the_source_is_given_back_byte_for_byte(content: bytes, lin: Account) -> None:
    document = received(content, actor=lin, at=MORNING)

    assert queries.source_of(document.key) == ("plan.txt", content)


def test_of_a_document_that_nobody_has_received_nothing_is_known(db: None) -> None:
    assert queries.document_as_read("zzzzzzzzzz") is None
    assert queries.source_of("zzzzzzzzzz") is None
