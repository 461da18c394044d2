"""The file of a backup: a zip with a member of JSON lines for each table, and a manifest that has the hash of each."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from taizhang.frame.errors import BackupUnfit

FORMAT = "taizhang.backup/1"
MANIFEST = "manifest.json"
_BLOCK = 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True)
class Table:
    """A table in the file."""

    name: str
    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the file holds; `migrations` are the last ones of each module, `about` what the record says of itself."""

    format: str
    version: str
    made_at: str
    migrations: dict[str, str]
    tables: list[Table]
    about: dict[str, Any]


@contextmanager
def written(path: Path) -> Iterator["Writer"]:
    """A new file for its owner alone, there whole or not at all. Raises BackupUnfit where something stands there already."""
    if path.exists():
        raise BackupUnfit(f"{path} exists already: name a new file.")
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
                yield Writer(package)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Writer:
    """Tables first, the manifest last."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package, self.tables = package, list[Table]()

    def add(self, name: str, columns: list[str], lines: Iterable[bytes]) -> None:
        """A table with its rows."""
        digest, rows = hashlib.sha256(), 0
        with self._package.open(_member(name), "w", force_zip64=True) as member:
            for line in lines:
                member.write(line)
                digest.update(line)
                rows += 1
        self.tables.append(Table(name, columns, rows, digest.hexdigest()))

    def finish(self, *, version: str, made_at: str, migrations: dict[str, str], about: dict[str, Any]) -> Manifest:
        manifest = Manifest(FORMAT, version, made_at, migrations, self.tables, about)
        self._package.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        return manifest


class Package:
    """A file that has been opened, and whose every member is as the manifest says."""

    def __init__(self, package: zipfile.ZipFile, path: Path) -> None:
        self._package, self._path = package, path
        self.manifest = self._manifest()
        for table in self.manifest.tables:
            self._check(table)

    def lines(self, table: Table) -> Iterator[bytes]:
        """The rows of a table."""
        with self._package.open(_member(table.name)) as member:
            yield from member

    def _manifest(self) -> Manifest:
        try:
            said = json.loads(self._package.read(MANIFEST))
            if said["format"] != FORMAT:
                raise BackupUnfit(f"{self._path} is a backup of the form {said['format']}: restore it with the version {said['version']}.")
            return Manifest(**said | {"tables": [Table(**table) for table in said["tables"]]})
        except _DAMAGED as error:
            raise BackupUnfit(f"{self._path} is no backup of Taizhang, or its manifest is damaged: take another one.") from error

    def _check(self, table: Table) -> None:
        digest, rows = hashlib.sha256(), 0
        try:
            with self._package.open(_member(table.name)) as member:
                while block := member.read(_BLOCK):
                    digest.update(block)
                    rows += block.count(b"\n")
        except _DAMAGED as error:
            raise self._damaged(table) from error
        if (digest.hexdigest(), rows) != (table.sha256, table.rows):
            raise self._damaged(table)

    def _damaged(self, table: Table) -> BackupUnfit:
        return BackupUnfit(f"{self._path} is damaged: {table.name} is not as it was written. Take another backup.")


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The backup at `path`, checked whole. Raises BackupUnfit, which names what is not as it should be."""
    with _readable(path) as file:
        try:
            package = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise BackupUnfit(f"{path} is no backup of Taizhang, or it is cut off: take another one.") from error
        with package:
            yield Package(package, path)


def _readable(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise BackupUnfit(f"{path} cannot be read ({error.strerror}): check its name and your rights.") from None


def _member(name: str) -> str:
    return f"tables/{name}.jsonl"
