"""A real browser in front of the real pages, and somebody who sits before it.

Whatever a page does behind the reader's back is seen: a request that leaves the machine, a script that fails, a thing that the
policy refuses. Each fails the journey.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from taizhang.frame.actions import accounts

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "ripe-plums-fall-slowly"
PATIENCE = 60_000  # milliseconds: a machine that is busy with other things is slow, and nothing is wrong with the page
WIDE, NARROW = {"width": 1366, "height": 820}, {"width": 390, "height": 844}

Sit = Callable[..., "Desk"]


class Desk:
    """A page in a browser, and what was noticed while somebody used it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.strayed: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self._noticed(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def signs_in(self) -> None:
        self.open("/")
        self.page.locator("input[name=login]").fill("zhou")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("main button").click()

    def signs_out(self) -> None:
        """By the menu under one's own name."""
        self.page.locator(".person > summary").click()
        self.page.locator(".person form button.button").last.click()

    def reads_in_large_text(self) -> None:
        self.page.context.add_cookies([{"name": "text_size", "value": "large", "url": self.address}])

    def sends(self, content: bytes, name: str) -> None:
        """The file is chosen and sent from the form that is open."""
        self.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/html", "buffer": content})
        self.page.get_by_role("button", name="上传并读取").click()

    def is_wider_than_its_window(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def _noticed(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.address).netloc:
            self.strayed.append(url)


@pytest.fixture(scope="session", autouse=True)
def _django_beside_a_running_loop() -> None:
    """Playwright keeps a loop running in this thread, and Django would refuse to ask the database beside it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE / 3)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("there is no Chromium on this machine: make test installs one (tools/browser.py)", pytrace=False)
    opened = playwright.chromium.launch(executable_path=program, args=list(QUIET))
    yield opened
    opened.close()


@pytest.fixture
def sit(browser: Browser, live_server: LiveServer, quick_passwords: None) -> Iterator[Sit]:
    """`sit()` opens a window before which Zhou, who has an account, sits down; after the journey nothing odd has been noticed."""
    accounts.open_account("zhou", password=PASSWORD, display_name="周正明")
    desks: list[Desk] = []

    def sit(**window: Any) -> Desk:
        wanted: dict[str, Any] = {"locale": "zh-CN", "viewport": WIDE, "accept_downloads": True, "reduced_motion": "reduce"}
        context = browser.new_context(**wanted | window)
        context.set_default_timeout(PATIENCE)
        desks.append(Desk(context.new_page(), live_server.url))
        return desks[-1]

    yield sit

    for desk in desks:
        desk.page.context.close()
    assert [url for desk in desks for url in desk.strayed] == [], "a request left the machine"
    assert [words for desk in desks for words in desk.complaints] == []
