"""What the roster decides from values alone."""
