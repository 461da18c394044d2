"""The province of the ledger's tests, whose people are told things."""

from tests.ledger.pages.conftest import browser, ledger, who

__all__ = ["browser", "ledger", "who"]
