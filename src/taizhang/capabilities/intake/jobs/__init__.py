"""What the clock starts: files of the server's folder that somebody wants read."""
