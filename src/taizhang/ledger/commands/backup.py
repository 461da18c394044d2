"""Writes a backup 备份: the whole database as it is at one moment, while people go on writing, in one file.

The file holds passwords' hashes and personal data: it is readable by its owner alone. The settings (/etc/taizhang.env) are not in it.
"""

import argparse
from pathlib import Path

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the file to write, a zip; it does not exist yet")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from taizhang.ledger.queries import keeping

    database.refuse_unprepared()
    try:
        manifest = keeping.write_backup(options.file, at=timezone.now())
    except OSError as error:
        raise CommandRefused(f"{options.file} cannot be written ({error.strerror}): choose another place.") from None
    rows, size = sum(table.rows for table in manifest.tables), options.file.stat().st_size
    log = manifest.about
    print(f"{options.file}: {rows} rows of {len(manifest.tables)} tables, {log['size']} events, root {log['root']}, {size / 1e6:.1f} MB")
    return 0
