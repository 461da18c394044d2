"""How fast the record answers: an invented province in a database of its own, and each question beside the naive way to ask it."""
