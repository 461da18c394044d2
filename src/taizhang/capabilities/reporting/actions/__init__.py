"""The verbs of reporting that the ledger does not have."""
