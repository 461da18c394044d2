"""The design language shows every part, and that it is as it says."""

import re

import pytest
from django.test import Client

from taizhang.frame import palette
from taizhang.frame.pages.design import shown, waiting
from tests.house.sources import SRC

PARTS = sorted((SRC / "frame/templates/frame/parts").glob("*.html"))
PAGES = [f"/design{topic.removeprefix('design').replace('_', '/')}" for topic, _title in shown.TOPICS]


def page(browser: Client, address: str) -> str:
    return browser.get(address, headers={"accept-language": "en"}).content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_every_topic_opens_and_is_marked_among_the_others(address: str, lins_browser: Client) -> None:
    assert f'<a href="{address}" aria-current="page">' in page(lins_browser, address)


def test_every_part_that_there_is_is_shown() -> None:
    pages = "".join(path.read_text("utf-8") for path in (SRC / "frame/templates/frame/design").glob("*.html"))
    macros = {name for part in PARTS for name in re.findall(r"{% macro (\w+)\(", part.read_text("utf-8"))}

    inner = {"shape", "heading", "frame", "told", "blocks"}  # parts of parts
    assert [name for name in sorted(macros - inner) if f"{name}(" not in pages] == []


def test_the_colours_are_shown_with_the_contrast_that_they_have(lins_browser: Client) -> None:
    shown_colours = page(lins_browser, "/design")

    assert shown_colours.count('class="ratio"') == len(palette.ROLES)
    assert "<b>15.7</b>" in shown_colours


def test_the_table_has_a_thousand_rows(lins_browser: Client) -> None:
    assert page(lins_browser, "/design/tables").count('role="rowheader"') == 1_000


def test_the_table_is_narrowed_and_sorted(lins_browser: Client) -> None:
    found = page(lins_browser, "/design/tables?light=red&words=电梯&sort=-done")
    shares = [int(share) for share in re.findall(r'<span class="value">(\d+)%', found)]

    assert 0 < len(shares) < 100
    assert shares == sorted(shares, reverse=True)
    assert '<option value="red" selected>' in found
    assert 'href="/design/tables?words=%E7%94%B5%E6%A2%AF"' in found  # the list without the light


@pytest.mark.parametrize("query", ["sort=password", "sort=act", "light=%00", "words=%3Cscript%3E"])
def test_an_address_that_somebody_made_up_leads_to_a_list(query: str, lins_browser: Client) -> None:
    assert lins_browser.get(f"/design/tables?{query}").status_code == 200


def test_an_answer_to_the_question_changes_nothing_and_says_so(lins_browser: Client) -> None:
    answered = lins_browser.post("/design/dialogs/question", {"why": "数字不对"}, follow=True, headers={"accept-language": "en"})

    assert "Here nothing was changed" in answered.content.decode()


def test_the_work_that_is_shown_is_never_more_than_all_of_it() -> None:
    assert 0 <= waiting.done() < waiting.TOTAL
