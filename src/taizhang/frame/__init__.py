"""What every page, endpoint and command shares."""
