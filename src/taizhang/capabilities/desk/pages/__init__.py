"""The desk, and what is done at it."""
