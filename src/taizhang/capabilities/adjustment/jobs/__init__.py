"""What the clock and the events start in adjustment."""
