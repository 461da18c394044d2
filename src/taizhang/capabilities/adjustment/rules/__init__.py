"""What adjustment decides from values alone."""
