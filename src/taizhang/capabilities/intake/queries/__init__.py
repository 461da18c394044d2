"""What intake asks the record."""
