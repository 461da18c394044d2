"""Papers on pages: for who sent them, who received them, and who sees the ledger that they are about; for others there are none."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from taizhang.ledger.models import IssuedPaper, Ledger
from tests.ledger.letters import letter
from tests.ledger.people import Cast

from .conftest import Browser
from .test_pages import MOST, words_of


@pytest.fixture
def paper(who: Cast, ledger: Ledger) -> IssuedPaper:
    return letter(who, ledger)


@pytest.mark.parametrize("person", ["water-clerk", "office-supervisor"])
def test_sender_and_recipient_read_it_with_its_number_and_what_it_says(person: str, paper: IssuedPaper, browser: Browser) -> None:
    client = browser(person)

    assert paper.number in words_of(client.get("/papers/"))
    page = words_of(client.get(f"/papers/{paper.key}/"))
    assert "关于报送高效节水灌溉工作台账的函" in page
    assert "现报送台账，请予备案。" in page
    assert paper.sha256 in page


def test_a_stranger_finds_neither_the_paper_nor_its_files(paper: IssuedPaper, browser: Browser) -> None:
    stranger = browser("elsewhere-head")

    assert paper.number not in words_of(stranger.get("/papers/"))
    for address in ("", "paper.docx", "paper.pdf"):
        assert stranger.get(f"/papers/{paper.key}/{address}").status_code == 404


def test_the_word_file_can_be_edited_and_the_pdf_be_read(paper: IssuedPaper, browser: Browser) -> None:
    client = browser("water-clerk")

    word, pdf = client.get(f"/papers/{paper.key}/paper.docx"), client.get(f"/papers/{paper.key}/paper.pdf")

    assert paper.number in [paragraph.text for paragraph in Document(BytesIO(word.content)).paragraphs]
    assert "attachment" in word["Content-Disposition"]
    assert pdf.content.startswith(b"%PDF-")
    assert "inline" in pdf["Content-Disposition"]


def test_the_list_is_searched_by_words_and_by_number(who: Cast, ledger: Ledger, paper: IssuedPaper, browser: Browser) -> None:
    client = browser("water-clerk")

    assert paper.number in words_of(client.get("/papers/", {"words": "节水"}))
    assert paper.number in words_of(client.get("/papers/", {"words": "2026〕1号"}))
    assert paper.number not in words_of(client.get("/papers/", {"words": "养老"}))


def test_the_questions_do_not_grow_with_the_papers(who: Cast, ledger: Ledger, browser: Browser, django_assert_max_num_queries: Any) -> None:
    for _ in range(20):
        letter(who, ledger)
    client = browser("water-clerk")

    with django_assert_max_num_queries(MOST):
        client.get("/papers/")
