"""Pages on which everything has a place and nothing has a name (PDF, OFD): lines, paragraphs and tables are worked out of the places."""
