"""What the people of filing see."""
