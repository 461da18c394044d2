"""The rules of WCAG 2.1 AA, as far as a machine can tell, asked of the page that is open."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
_AXE = Axe()


def no_violations(page: Page) -> None:
    """The page as it stands now breaks no rule; where it does, the failure says which, where and how to mend it."""
    found = _AXE.run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]}).response["violations"]
    told = "\n".join(line for violation in found for line in _told(violation))
    assert not told, f"{page.url}\n{told}"


def _told(violation: dict[str, Any]) -> list[str]:
    return [f"{violation['id']}: {' '.join(node['target'])}: {node['failureSummary']}" for node in violation["nodes"]]
