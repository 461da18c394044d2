"""Reads a published government plan (.txt, .html) and prints what it orders.

json    everything found, with the place in the source of each finding
xlsx    the responsibility ledger as a workbook (needs -o)
text    the text as we read it, mended
source  the text as it stands in the file; spans in the JSON are offsets into it
"""

import argparse
import contextlib
import os
import sys
import tempfile
from pathlib import Path

from taizhang.frame.errors import CommandRefused

FORMATS = ("json", "xlsx", "text", "source")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the plan")
    parser.add_argument("--format", choices=FORMATS, default="json", help="what to print (json)")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the file to write; standard output where it is not named")


def run(options: argparse.Namespace) -> int:
    if options.format == "xlsx" and options.output is None and sys.stdout.isatty():
        raise CommandRefused("A workbook cannot be shown in a terminal: name a file with -o.")
    _write(_rendered(options.file, options.format), options.output)
    return 0


def _rendered(file: Path, form: str) -> bytes:
    from taizhang import reading

    try:
        found = reading.read(file)
    except reading.ReadingError as error:
        raise CommandRefused(error.in_chinese() if _speaks_chinese() else str(error)) from None
    if form == "xlsx":
        return reading.to_xlsx(found)
    words = reading.dumps(found) if form == "json" else found.text if form == "text" else found.source_text
    return f"{words}\n".encode()


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        with contextlib.suppress(BrokenPipeError):  # the reader has seen enough
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        return
    try:
        _replace(output, data)
    except OSError as error:
        raise CommandRefused(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None


def _replace(output: Path, data: bytes) -> None:
    """The file holds `data`, or is what it was: a full disk leaves no half a ledger."""
    if output.exists() and not output.is_file():
        output.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _speaks_chinese() -> bool:
    language = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return language.lower().startswith("zh")
