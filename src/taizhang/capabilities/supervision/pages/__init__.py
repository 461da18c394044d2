"""What the people of supervision see."""
