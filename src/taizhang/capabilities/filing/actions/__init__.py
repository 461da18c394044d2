"""The verbs of filing that the ledger does not have."""
