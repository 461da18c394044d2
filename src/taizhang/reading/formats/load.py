"""A file's bytes, or the refusal that says why there are none."""

import stat
from pathlib import Path

from .. import refusals
from ..errors import Wording

# The longest published plan with its annexes has some 2 MB of HTML; beyond this it is something else.
LIMIT = 50 * 1024 * 1024
# The longest published plan with its annexes has some 300,000 characters; the time of reading grows with them.
_CHARACTERS = 2_000_000


def load(path: Path) -> bytes:
    """The bytes of the file at `path`. A file over the limit is refused by its size, before it is read."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refusals.missing(path.name or str(path)) from None
    except OSError as error:
        raise refusals.unreadable(path.name, error.strerror or type(error).__name__) from None
    if stat.S_ISDIR(found.st_mode):
        raise refusals.folder(path.name or str(path))
    check_size(found.st_size, name=path.name)
    return _bytes(path)


def check_size(size: int, *, name: str) -> None:
    """A file of so many bytes may be read; FileTooLarge is raised for a larger one."""
    if size > LIMIT:
        raise refusals.too_large(name, size, LIMIT)


def check_length(characters: int, *, name: str) -> None:
    """A text of so many characters may be read; FileTooLarge is raised for a longer one."""
    if characters > _CHARACTERS:
        raise refusals.too_much(name, Wording(f"more than {_CHARACTERS} characters", f"超过 {_CHARACTERS} 个字符"))


def _bytes(path: Path) -> bytes:
    # A pipe or a device has no size to check, and a file may grow: never more than the limit is read.
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise refusals.unreadable(path.name, error.strerror or type(error).__name__) from None
    check_size(len(data), name=path.name)
    return data
