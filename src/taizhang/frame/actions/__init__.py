"""Verbs of the frame: what happens to accounts."""
