"""What is found, by whom, with which words marked, and at what cost."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.capabilities.search.queries.found import found
from taizhang.capabilities.search.rules import wording
from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Indicator, Ledger, Obligation
from tests.ledger.live import live_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, findings


def titles(who: Cast, asked: str, username: str = "water-clerk") -> dict[str, list[str]]:
    hits = found(wording.wanted(asked), actor=who.by(username).actor)
    return {of.kind: [hit.title for hit in of.hits] for of in hits}


def words_of(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.mark.parametrize("asked", ["办法", "节水 办法", "办法，节水", "出台节水管理办法", "0002"])
def test_two_characters_are_enough_and_every_word_must_be_there(asked: str, who: Cast, ledger: Ledger) -> None:
    assert titles(who, asked)["obligation"] == ["出台节水管理办法"]


@pytest.mark.parametrize("asked", ["节水 没有", "水", " ", "", "%", "_", "%%", "办_"])
def test_what_is_not_there_is_not_found_and_signs_mean_themselves(asked: str, who: Cast, ledger: Ledger) -> None:
    assert "obligation" not in titles(who, asked)


def test_every_kind_of_thing_is_found(who: Cast, ledger: Ledger) -> None:
    assert titles(who, "水利") == {"organisation": ["江海省水利厅"]}
    assert titles(who, "节水方案") == {"ledger": ["2026年节水方案"]}
    assert titles(who, "灌溉面积")["indicator"] == ["高效节水灌溉面积"]
    assert titles(who, "WATER-head") == {"person": ["water-head"]}


def test_an_indicator_leads_to_its_page_one_that_only_a_goal_names_too(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/search/?q=用水").content.decode()

    assert f'href="/indicators/{Indicator.objects.get(name="用水总量").key}/"' in page


@pytest.mark.parametrize(
    "asked",
    [
        "节水",
        "灌溉",
        "water",
    ],
)
def test_who_has_nothing_to_do_with_it_finds_nothing_of_it(asked: str, who: Cast, ledger: Ledger) -> None:
    assert titles(who, asked, "elsewhere-clerk") == {}


def test_a_stranger_to_every_organisation_finds_nothing(who: Cast, ledger: Ledger, lins_browser: Any) -> None:
    assert "节水管理" not in lins_browser.get("/search/?q=节水").content.decode()


def test_what_has_ended_comes_last(who: Cast, ledger: Ledger) -> None:
    with deeds.deed("close", by=clock()) as deed:
        deed.change(Obligation.objects.get(title__startswith="新增高效节水"), state="closed")

    assert titles(who, "节水")["obligation"] == ["出台节水管理办法", "新增高效节水灌溉面积20万亩"]


def test_the_page_marks_the_words_and_leads_to_the_thing(who: Cast, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/search/?q=节水").content.decode()

    assert "出台<mark>节水</mark>管理办法" in page
    assert f'href="/obligations/{ledger.code}-0002/"' in page
    assert f'href="/ledgers/{ledger.code}/"' in page


def test_what_was_asked_is_no_markup(who: Cast, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/search/?q=<script>alert(1)</script>")

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("asked", ["%00", "节" * 5000, "\u202e节水", "((((", "a" * 300, "&kind=nonsense"])
def test_no_question_breaks_the_page(asked: str, who: Cast, ledger: Ledger, browser: Browser) -> None:
    assert browser("water-clerk").get(f"/search/?q={asked}").status_code == 200


def test_one_kind_is_shown_alone(who: Cast, ledger: Ledger, browser: Browser) -> None:
    page = words_of(browser("water-clerk").get("/search/?q=节水&kind=ledger"))

    assert "2026年 节水 方案" in page
    assert "管理办法" not in page


def test_the_box_stands_above_every_page_of_those_who_are_known(who: Cast, browser: Browser, stranger: Any) -> None:
    assert 'action="/search/"' in browser("water-clerk").get("/ledgers/").content.decode()
    assert "/search/" not in stranger.get("/account/login/").content.decode()


def test_however_much_there_is_the_questions_are_as_many(
    who: Cast, ledger: Ledger, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    live_ledger(who, document=findings()["document"] | {"title": "另一方案"})
    clerk = browser("water-clerk")

    with django_assert_max_num_queries(15):
        clerk.get("/search/?q=节水")


@given(st.text(max_size=60), st.lists(st.text(min_size=2, max_size=5), max_size=4))
def test_a_marked_text_is_the_text(text: str, words: list[str]) -> None:
    assert "".join(piece.words for piece in wording.marked(text, words)) == text
