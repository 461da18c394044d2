"""What falls on which day."""
