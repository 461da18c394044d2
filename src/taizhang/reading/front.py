"""The way through a file: bytes, blocks, mended text, page, findings."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from os import PathLike
from pathlib import Path

from . import refusals
from .assemble import read_page
from .document import Reading, SourceFile
from .findings.registry import Registry
from .formats import choose
from .formats.load import LIMIT, check_size, load
from .structure.page import page_of
from .wording.mend import KINDS as MENDINGS
from .wording.mend import mend


def read(path: str | PathLike[str], registry: Registry | None = None, *, leave: Collection[str] = ()) -> Reading:
    """The Reading of the file at `path`; mendings of the kinds in `leave` (of MENDINGS) are not made.

    Each organisation has the canonical name that `registry` knows for it, and None where it knows none or several.

    Raises a ReadingError, which says what is wrong and what to do, for any file that cannot be read.
    """
    file = Path(path)
    return read_bytes(
        load(file), name=file.name.encode("utf-8", "replace").decode(), registry=registry, leave=leave
    )  # a file system takes names that are no text


def read_bytes(data: bytes, *, name: str, registry: Registry | None = None, leave: Collection[str] = ()) -> Reading:
    """The Reading of a file that is held in memory under the name that it came with."""
    extract = choose.extract(data, name=name)
    source = SourceFile(name, sha256(data).hexdigest())
    with _no_collecting():
        found = read_page(page_of(extract, mend(extract.text, leave=leave)), source, extract.text, registry)
    if not found.tasks and not any(plan.title for plan in found.plans):
        raise refusals.planless(name)
    return found


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Findings refer to their text and never in a circle: nothing would be collected, and to look for it again and again among ever more
    findings makes a long document dearer than its length."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


__all__ = ["LIMIT", "MENDINGS", "check_size", "read", "read_bytes"]
