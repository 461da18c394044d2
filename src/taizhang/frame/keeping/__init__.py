"""A backup 备份: every table of one moment in one file, and back. `tables` says which and how a row is written; `package` is the file."""
