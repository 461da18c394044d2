"""The province of the ledger's tests, whose plan was issued on a Sunday in March."""

from tests.ledger.pages.conftest import browser, ledger, who

__all__ = ["browser", "ledger", "who"]
