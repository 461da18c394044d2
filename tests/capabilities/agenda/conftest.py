"""The province of the ledger's tests, whose people have calendars."""

from tests.ledger.pages.conftest import browser, ledger, who

__all__ = ["browser", "ledger", "who"]
