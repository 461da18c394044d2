"""A pack found by its name or its folder, and its files read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import taizhang
from taizhang.frame.errors import CommandRefused

from . import lines, schema
from .lines import Lined
from .problems import Problem, Words

HEAD = "pack.yaml"
_PACKAGE = Path(taizhang.__file__).parent
# A wheel holds the packs beside the modules; a checkout has them at its root, where people look for them.
_SHIPPED = (_PACKAGE / "packs", _PACKAGE.parent.parent / "packs")


@dataclass(frozen=True)
class Kind:
    """A kind of file: which files of a pack are of it, and their JSON Schema."""

    name: str
    pattern: str
    schema: Path


@dataclass(frozen=True)
class File:
    """A file that its schema allows."""

    kind: Kind
    name: str
    content: Lined

    def problem(self, place: lines.Place, what: Words, remedy: Words) -> Problem:
        """Something that no schema sees."""
        return Problem(self.name, self.content.line(place), what, remedy)


@dataclass
class Folder:
    """A pack as it stands on the disk. What has problems is not among the files."""

    path: Path
    head: dict[str, Any] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def shipped() -> dict[str, Path]:
    """The packs that came with this installation, by name."""
    found = [head.parent for root in _SHIPPED if root.is_dir() for head in sorted(root.glob(f"*/{HEAD}"))]
    return {path.name: path for path in reversed(found)}


def find(wanted: str) -> Path:
    """The folder of the pack. Raises `CommandRefused` where there is none."""
    if (Path(wanted) / HEAD).is_file():
        return Path(wanted)
    if wanted in shipped():
        return shipped()[wanted]
    names = ", ".join(sorted(shipped())) or "none"
    raise CommandRefused(f"There is no pack {wanted}: name a folder with a {HEAD} in it, or one of those that are here ({names}).")


def read(path: Path, kinds: Sequence[Kind]) -> Folder:
    """Every file of the pack, held against the schema of its kind."""
    folder = Folder(path)
    head = Kind("pack", HEAD, Path(__file__).parent / "schemas" / "pack.schema.json")
    for name in sorted(file.relative_to(path).as_posix() for pattern in ("*.yaml", "*.yml") for file in path.rglob(pattern)):
        kind = next((kind for kind in (head, *kinds) if fnmatch(name, kind.pattern)), None)
        if kind is None:
            known = ", ".join(kind.pattern for kind in kinds)
            folder.problems.append(
                Problem(name, 0, Words("不认识的文件", "a file of no known kind"), Words(f"可用：{known}", f"known are: {known}"))
            )
        elif file := _read(path, name, kind, folder.problems):
            _put(folder, file)
    return folder


def _put(folder: Folder, file: File) -> None:
    if file.name != HEAD:
        folder.files.append(file)
        return
    folder.head = file.content.value
    if folder.head["name"] != folder.path.resolve().name:
        same = folder.path.resolve().name
        folder.problems.append(
            file.problem(("name",), Words("名称与文件夹不同", "the name is not that of the folder"), Words(f"写成 {same}", f"write {same}"))
        )


def _read(path: Path, name: str, kind: Kind, problems: list[Problem]) -> File | None:
    try:
        text = (path / name).read_text("utf-8")
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, Words("不是 UTF-8 文字", "no text in UTF-8"), Words("另存为 UTF-8", "save it as UTF-8")))
        return None
    lined, found = lines.read(text, file=name)
    found = found or schema.problems(lined, kind.schema, file=name)
    problems += found
    return None if found else File(kind, name, lined)
