"""What the clock starts: reports are opened."""
