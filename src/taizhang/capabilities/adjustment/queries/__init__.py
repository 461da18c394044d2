"""What the pages of adjustment ask."""
