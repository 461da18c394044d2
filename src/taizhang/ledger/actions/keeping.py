"""A backup goes back, and is checked against its own log before it stands."""

from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from taizhang.frame import database
from taizhang.frame.actions import keeping
from taizhang.frame.errors import BackupUnfit
from taizhang.frame.keeping import package
from taizhang.ledger.queries import log


class Restored(NamedTuple):
    """How many rows and events, and the root of the log."""

    rows: int
    size: int
    root: str


def restore(path: Path) -> Restored:
    """The database is what it was when the backup was made; or, where anything is amiss, as empty as before. The events are the old ones:
    none is added. Raises BackupUnfit and PlaceNotEmpty."""
    with package.opened(path) as backup:
        _require_same_migrations(backup.manifest)
        with transaction.atomic():
            rows = keeping.put_back(backup)
            return _checked(rows, backup.manifest, path)


def _checked(rows: int, manifest: package.Manifest, path: Path) -> Restored:
    found = log.verified()
    if found.broken is not None:
        raise BackupUnfit(f"The record in {path} is not whole: {found.broken.en}. Take an earlier backup.")
    said = manifest.about
    if (found.size, found.root.hex()) != (said["size"], said["root"]):
        raise BackupUnfit(
            f"The log in {path} has the root {found.root.hex()}, and the backup was made at {said['root']}: take another one."
        )
    return Restored(rows, found.size, found.root.hex())


def _require_same_migrations(manifest: package.Manifest) -> None:
    ours = database.last_migrations()
    if other := sorted(app for app in ours.keys() | manifest.migrations.keys() if ours.get(app) != manifest.migrations.get(app)):
        raise BackupUnfit(
            f"The backup was made by version {manifest.version} with {other[0]} at {manifest.migrations.get(other[0], 'nothing')}, and here "
            f"it is at {ours.get(other[0], 'nothing')}: restore with that version, then upgrade."
        )
