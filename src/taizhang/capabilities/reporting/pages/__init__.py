"""What the people of reporting see."""
