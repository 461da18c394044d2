"""Decisions of reporting from values alone."""
