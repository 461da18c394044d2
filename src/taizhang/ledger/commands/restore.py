"""Puts a backup 备份 back into an empty database, SQLite or PostgreSQL, and checks all of it before it stands.

The hash of every table, every reference, the number of rows, and the whole log against its root: where anything is amiss,
nothing is written.
"""

import argparse
from pathlib import Path

from taizhang.frame import database


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a file that taizhang backup has written")


def run(options: argparse.Namespace) -> int:
    from taizhang.ledger.actions import keeping

    database.refuse_unprepared()
    restored = keeping.restore(options.file)
    print(f"Restored and checked: {restored.rows} rows, {restored.size} events, root {restored.root}")
    return 0
