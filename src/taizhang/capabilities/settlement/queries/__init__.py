"""What the pages of settlement ask."""
