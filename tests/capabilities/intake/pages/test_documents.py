"""The list of documents, and one document beside what was read in it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from taizhang.frame.models import Account
from tests.conftest import MORNING
from tests.ledger.received import received
from tests.plans import PLAN, PROVINCE, SAMPLES, TITLE

from .sending import document_of, words_of

ID = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'href="#([^"]+)"')


def test_without_documents_the_list_says_what_to_do_first(lins_browser: Client) -> None:
    page = lins_browser.get("/documents/", headers={"accept-language": "en"})

    assert page.status_code == 200
    assert "No document has been received yet" in words_of(page)
    assert 'href="/documents/upload"' in page.content.decode()


def test_the_list_leads_to_each_document(lins_browser: Client) -> None:
    address = document_of(lins_browser, PLAN)

    page = lins_browser.get("/documents/")

    assert f'href="{address}"' in page.content.decode()
    assert TITLE in words_of(page)


def test_every_document_is_found_by_going_on_from_page_to_page(lin: Account, lins_browser: Client) -> None:
    for number in range(120):  # all of them in three moments
        received(str(number).encode(), actor=lin, at=MORNING + timedelta(minutes=number // 50), title=f"方案（{number}）")

    address, found, pages = "/documents/", set(), 0
    while address:
        page = lins_browser.get(address).content.decode()
        found |= set(re.findall(r"方案（(\d+)）", page))
        onward = re.search(r'href="(/documents/\?before=[^"]+)"', page)
        address, pages = onward[1] if onward else "", pages + 1

    assert (len(found), pages) == (120, 3)


@pytest.mark.parametrize("before", ["", "zzz", "%00", "2026-03-02T01:00:00", "'; drop table", "水"])
def test_an_address_that_somebody_made_up_leads_to_a_list(before: str, lins_browser: Client) -> None:
    assert lins_browser.get(f"/documents/?before={before}").status_code == 200


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.name)
def test_each_finding_leads_to_its_sentence_and_each_sentence_to_what_was_read_in_it(sample: Path, lins_browser: Client) -> None:
    page = lins_browser.get(document_of(lins_browser, sample.read_bytes(), sample.name)).content.decode()

    places, links = ID.findall(page), set(LINK.findall(page))
    assert len(places) == len(set(places))
    assert links - set(places) == set()
    assert {"s-t1", "r-t1", "s-t1-m1", "r-t1-m1", "s-g1", "r-g1"} <= links


def test_a_page_of_a_document_costs_few_questions_however_long_it_is(
    lins_browser: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    short, long = document_of(lins_browser, PLAN), document_of(lins_browser, PROVINCE.read_bytes(), PROVINCE.name)

    for address in (short, long):
        with django_assert_max_num_queries(9):  # type: ignore[operator]  # who asks, the last event, his posts, who he is without one, what he may do, his post, the reading, its ledgers, what is unread
            lins_browser.get(address)


@pytest.mark.parametrize("below", ["", "/reading.json", "/ledger.xlsx", "/source"])
@pytest.mark.parametrize("key", ["zzzzzzzzzz", "upload2", "a", "-"])
def test_of_a_document_that_nobody_has_received_there_is_no_page(key: str, below: str, lins_browser: Client) -> None:
    answer = lins_browser.get(f"/documents/{key}{below}", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert "There is no such page" in words_of(answer)


@pytest.mark.parametrize("address", ["/documents", "/documents/a/b", "/documents/水", "/documents/abc/reading.csv"])
def test_an_address_that_no_page_has_is_not_found(address: str, lins_browser: Client) -> None:
    assert lins_browser.get(address, follow=True).status_code == (200 if address == "/documents" else 404)
