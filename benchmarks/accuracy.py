"""F1 of every kind of finding, document by document."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from taizhang.reading import dumps, read
from tests.reading.scoring import Tally, score

from .plans import BESIDE, CORPUS, NOT_BESIDE, SAMPLES

KINDS = ("tasks", "organisations", "measures", "targets", "deadlines", "provisions")


def report() -> None:
    print("F1" + " " * 34 + "".join(kind.rjust(15) for kind in KINDS))
    _group("samples", ((path, SAMPLES / "annotations" / f"{path.stem}.json") for path in sorted(SAMPLES.glob("*.*")) if path.is_file()))
    for part in ("seen", "held"):
        files = sorted([*(CORPUS / part).glob("*.txt"), *(CORPUS / part).glob("*.html")])
        _group(f"corpus, {part}", ((path, path.with_suffix(".json")) for path in files))
    print("\nAnnotated plans beside the project, scored by the script that comes with them")
    _beside() if BESIDE.is_dir() else print(f"  {NOT_BESIDE}")


def _group(name: str, files: Iterable[tuple[Path, Path]]) -> None:
    total = {kind: Tally() for kind in KINDS}
    for path, annotation in files:
        if annotation.exists():
            found = score(json.loads(annotation.read_text("utf-8")), read(path))
            _line(f"  {path.name}", found)
            total = {kind: total[kind] + found[kind] for kind in KINDS}
    _line(f"{name}: all", total)


def _line(name: str, tallies: dict[str, Tally]) -> None:
    """A dash where nothing is annotated and nothing was found."""
    print(f"{name:36}" + "".join(f"{tallies[kind].f1:15.3f}" if tallies[kind].counts else "—".rjust(15) for kind in KINDS))


def _beside() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for gold in sorted((BESIDE / "gold").glob("*.json")):
            (Path(folder) / gold.name).write_text(dumps(read(BESIDE / "plans" / f"{gold.stem}.txt")), "utf-8")
        subprocess.run([sys.executable, BESIDE / "score.py", BESIDE / "gold", folder], check=True)
