"""Pages under load: a server as it is shipped, and four clients each of whom asks for the next page when the last one is there."""
