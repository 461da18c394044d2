"""Many plans read at once: a folder in, a JSON for each file out, and tables of all of them.

`command` takes the options, `folder` says what is to be read and `manner` how, `log` what has been; `workers` have it read by
processes that do the `work`; `run` puts them together and shows the `progress`; `readings` gathers what stands for the tables
that `parquet` makes.
"""
