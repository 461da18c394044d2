"""The verbs of adjustment that the ledger does not have."""
