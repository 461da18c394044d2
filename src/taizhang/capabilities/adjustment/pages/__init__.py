"""The pages of adjustment."""
