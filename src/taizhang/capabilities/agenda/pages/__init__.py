"""A month, and the feed."""
