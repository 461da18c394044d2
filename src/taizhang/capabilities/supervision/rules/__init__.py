"""What the board and the verbs of supervision decide from values alone."""
