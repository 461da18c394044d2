"""Damaged wording mended, page noise cut, each change kept with its span."""
