"""The options of `taizhang read` for a folder. Nothing heavy is imported: `--help` answers at once."""

import argparse
import os
from pathlib import Path

from taizhang.frame.errors import CommandRefused

PATIENCE = 60.0


def arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("a folder of plans", "each becomes a JSON in DIR; what stands there is not read again")
    group.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder for the readings, their failures and the tables of all (Parquet)"
    )
    group.add_argument("--jobs", type=int, metavar="N", help="how many are read at once (the cores)")
    group.add_argument("--seconds", type=float, metavar="S", help=f"after how long a file is given up ({PATIENCE:g})")


def is_wanted(options: argparse.Namespace) -> bool:
    """Whether a folder is to be read. Options that do not go together are refused, rather than one of them passed over."""
    if options.file.is_dir():
        _refuse_what_is_for_a_file(options)
        return True
    for name in ("out", "jobs", "seconds"):
        if getattr(options, name) is not None:
            raise CommandRefused(f"--{name} is for a folder of plans, and {options.file} is none: name one, or the file to write with -o.")
    return False


def run(options: argparse.Namespace, leave: frozenset[str]) -> int:
    from .run import read_folder

    return read_folder(
        options.file,
        options.out,
        leave=leave,
        registry=options.registry,
        jobs=os.cpu_count() or 1 if options.jobs is None else options.jobs,
        seconds=PATIENCE if options.seconds is None else options.seconds,
    )


def _refuse_what_is_for_a_file(options: argparse.Namespace) -> None:
    if options.out is None:
        raise CommandRefused(f"{options.file} is a folder: name another one for its readings with --out.")
    if options.output is not None or options.format != "json":
        raise CommandRefused("A folder is read into a JSON for each file: leave out -o and --format.")
    for name in ("jobs", "seconds"):
        value = getattr(options, name)
        if value is not None and not value > 0:
            raise CommandRefused(f"--{name} {value} reads nothing: give a number above 0.")
