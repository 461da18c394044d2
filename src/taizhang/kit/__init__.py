"""Tools with no domain word: they could serve any project. Nothing here knows a plan or a ledger."""
