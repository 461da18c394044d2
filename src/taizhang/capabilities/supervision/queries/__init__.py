"""What the pages and the desk of supervision ask."""
