"""Which files of a folder are plans to read, and where the reading of each goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SUFFIXES = frozenset(".txt .md .html .htm .shtml .xhtml .docx .docm .pdf .ofd .xlsx .xlsm .doc .wps .xls".split())


@dataclass(frozen=True, slots=True)
class Job:
    """A file by its name below the folder, and the JSON that its reading becomes."""

    name: str
    file: Path
    output: Path

    def digest(self) -> str:
        """The SHA-256 of the file, or nothing where it cannot be opened."""
        try:
            return sha256(self.file.read_bytes()).hexdigest()
        except OSError:
            return ""


def jobs_in(folder: Path, out: Path) -> Iterator[Job]:
    """Every file below `folder` in the order of names, but hidden ones, those that Office keeps open, READMEs, and what lies in `out`."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        hidden = any(part.startswith((".", "~$", "README.")) for part in name.parts)
        if file.suffix.lower() in SUFFIXES and not hidden and not file.is_relative_to(out) and file.is_file():
            yield Job(name.as_posix(), file, out / f"{name.as_posix()}.json")
