"""Small, independent, deletable."""
