"""How a pack's files become rows of the record."""
