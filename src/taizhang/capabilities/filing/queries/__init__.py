"""What the pages of filing ask."""
