"""What the pages of reporting ask."""
