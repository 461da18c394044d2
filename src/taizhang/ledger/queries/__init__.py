"""Every read that a face needs, named as a question."""
