"""Many plans read at once: a folder in, a JSON for each file out, and tables of all of them.

`folder` says what is to be read, `log` what has been, `workers` read, `run` puts them together, `parquet` makes the tables.
"""
