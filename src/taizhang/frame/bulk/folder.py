"""Which files of a folder are plans to read, and where the reading of each goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path, PurePath

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
            with self.file.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    def size(self) -> int:
        """The bytes of the reading; none where there is no reading."""
        try:
            return self.output.stat().st_size
        except OSError:
            return 0


def jobs_in(folder: Path, out: Path) -> Iterator[Job]:
    """Every plan below `folder` in the order of names. A folder `out` inside it holds readings and no plans."""
    is_inside = out != folder and out.is_relative_to(folder)
    for file in sorted(folder.rglob("*")):
        if _is_plan(file, file.relative_to(folder)) and not (is_inside and file.is_relative_to(out)):
            name = file.relative_to(folder).as_posix()
            yield Job(name, file, out / f"{name}.json")


def _is_plan(file: Path, name: Path) -> bool:
    """By its suffix; hidden files, READMEs, and what Office keeps beside an open file are none. A pipe or a device has no end."""
    return is_named_as_plan(name) and file.is_file()


def is_named_as_plan(name: PurePath) -> bool:
    """A name below a folder that a plan may have."""
    return name.suffix.lower() in SUFFIXES and not any(part.startswith((".", "~$", "README.")) for part in name.parts)
