"""The server's folder of plans: what lies in it, and the bytes of one file. Links are not followed: nothing outside is reached."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from taizhang import reading
from taizhang.frame.bulk.folder import is_named_as_plan
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

MOST = 500  # files that a list shows


class FolderClosed(Refused):
    """The folder cannot be looked into."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            Sentence(
                f"服务器文件夹{folder}打不开（{why}），请联系系统管理员",
                f"the folder {folder} cannot be opened ({why}): ask the administrator",
            )
        )


class NotInFolder(Refused):
    """There is no such file, or none that may be read from here."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Sentence(
                f"服务器文件夹中已没有可读取的文件{name}（可能已移走，或是链接），请重新选择",
                f"the folder has no file {name} that can be read (moved away, or a link): choose again",
            )
        )


class Lying(NamedTuple):
    """A file in the folder, by its name below it; `document` is what it was read as, where the reader sees that."""

    name: str
    size: int
    modified: datetime
    document: str = ""


class Shown(NamedTuple):
    """The first files by name, and whether there are more."""

    files: list[Lying]
    more: bool


def files_in(folder: Path, actor: Actor) -> Shown:
    """What lies there; what the actor has as a document already is known by its hash. Raises `FolderClosed`."""
    found = sorted(_walked(folder), key=lambda one: one[0])
    shown = found[:MOST]
    digests = {name: _digest(folder, name, status.st_size, status.st_mtime_ns) for name, status in shown}
    known = dict(scopes.documents_seen(actor).filter(sha256__in=set(digests.values()) - {""}).values_list("sha256", "key"))
    files = [Lying(name, of.st_size, datetime.fromtimestamp(of.st_mtime, UTC), known.get(digests[name], "")) for name, of in shown]
    return Shown(files, len(found) > MOST)


def content_of(folder: Path, name: str) -> bytes:
    """The bytes of a file of the folder. Raises `NotInFolder`, and `FileTooLarge` before anything of it is read."""
    try:
        with os.fdopen(_opened(folder, name), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise NotInFolder(name)
            reading.check_size(status.st_size, name=name)
            content = file.read(reading.LIMIT + 1)
    except (OSError, ValueError):
        raise NotInFolder(name) from None
    reading.check_size(len(content), name=name)  # it may have grown since
    return content


def _walked(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Files whose names are a plan's, not hidden, no links; those of folders that cannot be opened are not there."""
    root = folder.resolve()
    try:
        os.close(os.open(root, os.O_RDONLY | os.O_DIRECTORY))
    except OSError as error:
        raise FolderClosed(folder, error.strerror or type(error).__name__) from None
    for place, _folders, names, handle in os.fwalk(root, follow_symlinks=False):
        below = PurePosixPath(Path(place).relative_to(root).as_posix())
        for name in (name for name in names if is_named_as_plan(below / name) and name.isprintable()):
            with suppress(OSError):  # moved away meanwhile
                status = os.stat(name, dir_fd=handle, follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    yield (below / name).as_posix(), status


@lru_cache(4 * MOST)
def _digest(folder: Path, name: str, size: int, _modified: int) -> str:
    """Looked at once, until the file changes; nothing for one that is too large, or gone."""
    if size > reading.LIMIT:
        return ""
    try:
        return sha256(content_of(folder, name)).hexdigest()
    except (Refused, reading.ReadingError):
        return ""


def _opened(folder: Path, name: str) -> int:
    """Opened part by part from the folder on: no part is a link, none leads up, and a pipe does not make us wait."""
    parts = PurePosixPath(name).parts
    if not parts or not is_named_as_plan(PurePosixPath(name)) or any(part in ("/", "..") for part in parts):
        raise NotInFolder(name)
    handle = os.open(folder.resolve(), os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            following = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = following
        return os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)
    finally:
        os.close(handle)
