"""The province of the ledger's tests, before its desks."""

from tests.ledger.pages.conftest import browser, ledger, who

__all__ = ["browser", "ledger", "who"]
