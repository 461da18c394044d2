"""What a page needs before it can be read comes in 100 kB: the page itself, its style sheets, scripts and fonts, as they are served.

Style sheets and scripts are counted compressed, for whitenoise serves them so; a page is counted as the server sent it. What is asked for
after the first paint (the library of charts, pictures further down) is not waited for. `pytest -s` prints the numbers.
"""

import gzip
import sys
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from taizhang.ledger.models import Ledger

from .conftest import Desk, Sit
from .test_the_record import addresses, ledger

__all__ = ["ledger"]

pytestmark = [pytest.mark.journey, pytest.mark.looks]
MOST = 100_000  # bytes
_PAINTED = """() => new Promise((told) => {
  new PerformanceObserver((list) => {
    const at = list.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (at !== undefined) told(performance.getEntriesByType('resource').filter(one => one.startTime < at).map(one => one.name));
  }).observe({ type: 'paint', buffered: true });
})"""


class Weight(NamedTuple):
    """Of a page: itself, and all that came with it before its first paint."""

    path: str
    page: int
    others: dict[str, int]

    @property
    def all(self) -> int:
        return self.page + sum(self.others.values())

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sorted(self.others.items(), key=lambda pair: -pair[1])[:4])
        return f"{self.all / 1000:6.1f} kB  {self.path}  (page {self.page / 1000:.1f}; {kinds})"


def weighed(desk: Desk, path: str) -> Weight:
    desk.open(path)
    others = {url.rpartition("/")[2]: _sent(desk.page, url) for url in desk.page.evaluate(_PAINTED)}
    return Weight(path, len(desk.page.content().encode()), others)


def _sent(page: Page, url: str) -> int:
    """As it is served: what is text and stays the same goes out compressed."""
    body = page.request.get(url).body()
    return len(gzip.compress(body, 9)) if url.partition("?")[0].endswith((".css", ".js", ".mjs", ".svg")) else len(body)


def test_every_main_page_can_be_read_after_100_kb(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.page.wait_for_load_state("load")

    found = [weighed(desk, path) for path in dict.fromkeys(["/", "/inbox/", *addresses(ledger), "/chains/", "/design"])]

    sys.stdout.write("".join(f"{weight}\n" for weight in sorted(found, key=lambda weight: -weight.all)))
    assert [str(weight) for weight in found if weight.all > MOST] == []


def test_a_page_that_weighs_more_would_be_caught(sit: Sit) -> None:
    desk = sit()
    desk.page.route("**/heavy", lambda route: route.fulfill(body=f"<p>{'重' * 40_000}</p>", content_type="text/html; charset=utf-8"))

    assert weighed(desk, "/heavy").all > MOST
