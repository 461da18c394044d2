"""What the clock starts: notices, and digests of them by mail."""
