"""All readings below a folder in one file, each with the name of the plan that it was read from."""

import json
from collections.abc import Iterator
from pathlib import Path

from taizhang.reading import FORMAT

_BEGINS, _ENDS = f'{{\n "format": "{FORMAT}"'.encode(), b"\n}\n"


def gather(out: Path, place: Path) -> tuple[Path, int]:
    """The file, in `place`, and the bytes of the largest of them. Anything else that lies in `out`, half a reading too, is left alone."""
    gathered, largest = place / "readings.json", 0
    with gathered.open("wb") as file:
        for name, reading in _readings(out):
            written = file.write(b'{"file": %s,%s' % (json.dumps(name).encode(), reading.removeprefix(b"{")))
            largest = max(largest, written)
    return gathered, largest


def _readings(out: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(out.rglob("*.json")):
        data = path.read_bytes() if path.is_file() else b""
        if data.startswith(_BEGINS) and data.endswith(_ENDS):
            name = path.relative_to(out).as_posix().removesuffix(".json")
            yield name.encode("utf-8", "replace").decode(), data  # a name may hold bytes that are no text
