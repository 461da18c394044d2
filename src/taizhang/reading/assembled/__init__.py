"""From what the rooms find to the values of a Reading: `plan` goes through a part, `goals` and `task` add what they say to `finds`."""
