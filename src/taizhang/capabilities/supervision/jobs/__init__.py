"""What the clock starts: proposals to press."""
