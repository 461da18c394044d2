"""Every page can be used by everybody: no rule of accessibility is broken, in either language, in large text, on a telephone."""

import pytest
from playwright.sync_api import expect

from tests.plans import PROVINCE

from .accessibility import no_violations
from .conftest import NARROW, Desk, Sit

pytestmark = [pytest.mark.journey, pytest.mark.looks]

DESIGN = ("", "/lights", "/tables?words=5", "/forms", "/parts", "/dialogs", "/dialogs/question", "/charts", "/paper")
PAGES = ("/documents/", "/documents/upload", *(f"/design{page}" for page in DESIGN))


def looks_at_every_page(desk: Desk) -> None:
    """From the door on, with one document received."""
    desk.open("/")
    no_violations(desk.page)
    desk.signs_in()
    desk.open("/documents/")
    no_violations(desk.page)
    desk.open("/documents/upload")
    desk.page.locator("input[type=file]").set_input_files(PROVINCE)
    desk.page.locator("main button").click()
    expect(desk.page.locator("#source")).to_be_visible()
    no_violations(desk.page)
    for path in PAGES:
        desk.open(path)
        no_violations(desk.page)


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_no_page_breaks_a_rule_of_accessibility(language: str, sit: Sit) -> None:
    looks_at_every_page(sit(locale=language))


def test_no_page_breaks_one_in_large_text(sit: Sit) -> None:
    desk = sit()
    desk.reads_in_large_text()

    looks_at_every_page(desk)


def test_no_page_breaks_one_on_a_telephone(sit: Sit) -> None:
    looks_at_every_page(sit(viewport=NARROW))


def test_what_opens_breaks_none_either(sit: Sit) -> None:
    desk = sit(viewport=NARROW)
    desk.signs_in()

    desk.page.locator(".main-menu > summary").click()
    no_violations(desk.page)
    desk.page.locator(".person > summary").click()
    no_violations(desk.page)
    desk.open("/design/dialogs")
    desk.page.locator("[data-dialog]").click()
    no_violations(desk.page)


def test_a_page_that_breaks_one_would_be_caught(sit: Sit) -> None:
    desk = sit()
    desk.open("/")

    desk.page.evaluate("document.documentElement.removeAttribute('lang')")

    with pytest.raises(AssertionError, match="html-has-lang"):
        no_violations(desk.page)
