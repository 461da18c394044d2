"""What settlement decides from values alone."""
