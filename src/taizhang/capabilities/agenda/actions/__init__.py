"""Feeds are made and ended by those whose they are."""
