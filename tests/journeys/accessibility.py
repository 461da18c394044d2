"""The rules of WCAG 2.1 AA, as far as a machine can tell, asked of the page that is open."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
_AXE = Axe()
_ON_ITS_WAY = 300  # milliseconds


def no_violations(page: Page) -> None:
    """The page as it stands now breaks no rule; where it does, the failure says which, where and how to mend it."""
    told = "\n".join(line for violation in _violations(page) for line in _told(violation))
    assert not told, f"{page.url}\n{told}"


def _violations(page: Page) -> list[dict[str, Any]]:
    """A click that leads elsewhere may still be on its way: where the page is left while it is looked at, the one that comes is looked at."""
    try:
        return _looked_at(page)
    except Error:
        page.wait_for_timeout(_ON_ITS_WAY)
        page.wait_for_load_state("load")
        return _looked_at(page)


def _looked_at(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _AXE.run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]}).response["violations"]
    return found


def _told(violation: dict[str, Any]) -> list[str]:
    return [f"{violation['id']}: {' '.join(node['target'])}: {node['failureSummary']}" for node in violation["nodes"]]
