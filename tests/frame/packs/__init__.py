"""Tests of the reading of packs."""
