"""What the pages of every capability need of the record."""
