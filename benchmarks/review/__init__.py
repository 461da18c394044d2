"""The review desk over HTTP: a server as it is shipped, and one clerk who opens the desk, edits, splits, merges and accepts rows."""
