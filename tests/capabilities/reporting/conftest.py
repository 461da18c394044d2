"""The province of the ledger's tests, with its ledger on record."""

from tests.ledger.pages.conftest import browser, ledger, who

__all__ = ["browser", "ledger", "who"]
