"""Tests of packs as rows of the record."""
