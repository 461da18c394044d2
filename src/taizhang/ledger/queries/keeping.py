"""A backup of the whole database at one moment, with what the log says of itself."""

from datetime import datetime
from pathlib import Path

from taizhang import __version__
from taizhang.frame import database
from taizhang.frame.keeping import package, tables
from taizhang.ledger.queries import log
from taizhang.ledger.queries.log_nodes import algorithm


def write_backup(path: Path, *, at: datetime) -> package.Manifest:
    """The file stands at `path`, whole; nobody who writes meanwhile waits for it, or is half in it."""
    with package.written(path) as writer, database.snapshot():
        for model in tables.kept():
            writer.add(model._meta.label, tables.columns_of(model), tables.lines_of(model))
        size, root = log.root_of() or (0, b"")
        about = {"size": size, "root": root.hex(), "algorithm": algorithm().value}
        return writer.finish(version=__version__, made_at=at.isoformat(), migrations=database.last_migrations(), about=about)
