"""Reads a published government plan (.docx, .pdf, .ofd, .xlsx, .html, .txt, .md) and prints what it orders.

json    everything found, with the place in the source of each finding
xlsx    the responsibility ledger as a workbook (needs -o)
text    the text as we read it, mended
source  the text as it stands in the file; spans in the JSON are offsets into it
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from taizhang.frame import terminal
from taizhang.frame.bulk import command as bulk
from taizhang.frame.errors import CommandRefused

FORMATS = ("json", "xlsx", "text", "source")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the plan, or a folder of plans (needs --out)")
    parser.add_argument("--format", choices=FORMATS, default="json", help="what to print (json)")
    parser.add_argument(
        "--leave", metavar="KINDS", default="", help="kinds of mending that are not made, by commas: script, synonym, … or all"
    )
    parser.add_argument(
        "--registry", type=Path, metavar="FILE", help="organisations (TSV or JSON: name, aliases) to which the names in the plan lead"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the file to write; standard output where it is not named")
    bulk.arguments(parser)


def run(options: argparse.Namespace) -> int:
    leave = _kinds(options.leave)
    return bulk.run(options, leave) if bulk.is_wanted(options) else _read_one(options, leave)


def _read_one(options: argparse.Namespace, leave: frozenset[str]) -> int:
    if options.format == "xlsx" and options.output is None and sys.stdout.isatty():
        raise CommandRefused("A workbook cannot be shown in a terminal: name a file with -o.")
    if options.output is not None and _is_same(options.file, options.output):
        raise CommandRefused(f"{options.output} is the plan itself: choose another place with -o.")
    _write(_rendered(options.file, options.format, leave, options.registry), options.output)
    return 0


def _is_same(file: Path, output: Path) -> bool:
    return file.exists() and output.exists() and file.samefile(output)


def _rendered(file: Path, form: str, leave: frozenset[str], registry: Path | None) -> bytes:
    from taizhang import reading

    try:
        known = reading.load_registry(registry) if registry else None
        found = reading.read(file, known, leave=leave)
    except reading.ReadingError as error:
        raise CommandRefused(error.in_chinese() if terminal.speaks_chinese() else str(error)) from None
    if form == "xlsx":
        return reading.to_xlsx(found)
    words = reading.dumps(found) if form == "json" else found.text if form == "text" else found.source_text
    return f"{words}\n".encode()


def _kinds(wanted: str) -> frozenset[str]:
    if not wanted:
        return frozenset()
    from taizhang import reading

    known = reading.MENDINGS
    kinds = known if wanted == "all" else frozenset(filter(None, wanted.split(",")))
    if unknown := sorted(kinds - known):
        raise CommandRefused(f"--leave {unknown[0]} is no kind of mending: they are {', '.join(sorted(known))}.")
    return kinds


def _write(data: bytes, output: Path | None) -> None:
    try:
        _print(data) if output is None else _replace(output, data)
    except OSError as error:
        place = "Standard output" if output is None else str(output)
        raise CommandRefused(f"{place} cannot be written ({error.strerror}): choose another place with -o.") from None


def _print(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough
        _silence()
    except OSError:
        _silence()
        raise


def _silence() -> None:
    """What is still held back goes nowhere: on its way out Python would try, and complain, once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(output: Path, data: bytes) -> None:
    """The file holds `data`, or is what it was: a full disk leaves no half a ledger. What it may be read by stays the same."""
    if output.exists() and not output.is_file():
        output.write_bytes(data)
        return
    place = output.resolve()  # a link goes on pointing where it points
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".taizhang-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(place, name) if place.exists() else Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
