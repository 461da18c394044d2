"""A pack as a whole: every file of every kind as rows, or every problem."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from taizhang.frame.packs import folder
from taizhang.frame.packs.folder import File, Folder, Kind
from taizhang.frame.packs.problems import Problem
from taizhang.kit.canonical import canonical
from taizhang.ledger.rules.packs import Incoming, Wanted

from . import calendars, declared, light_rules, members, organisations

_SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True)
class Reader:
    """What a kind of file becomes, and what may be wrong with it beyond its schema."""

    rows: Callable[[File], Iterable[Wanted]]
    problems: Callable[[File], Iterable[Problem]]


def _kind(name: str, pattern: str) -> Kind:
    return Kind(name, pattern, _SCHEMAS / f"{name}.schema.json")


KINDS: tuple[Kind, ...] = (
    _kind("organisations", "organisations/*.yaml"),
    _kind("members", "members/*.yaml"),
    _kind("calendar", "calendars/*.yaml"),
    _kind("light_rules", "light_rules.yaml"),
    _kind("ladders", "ladders.yaml"),
    _kind("milestone_templates", "milestone_templates.yaml"),
    _kind("reporting_calendars", "reporting_calendars.yaml"),
    _kind("collective_names", "collective_names.yaml"),
    _kind("amendment_paths", "amendment_paths.yaml"),
)
# Kinds that are kept as they are: what a row is called in the record, the list in the file, the key of an item's name, its check.
_DECLARED: dict[str, tuple[str, str, str, declared.Check]] = {
    "ladders": ("ladder", "ladders", "name", declared.ladder),
    "milestone_templates": ("milestone-template", "templates", "deliverable", declared.template),
    "reporting_calendars": ("reporting-calendar", "calendars", "name", declared.anything),
    "collective_names": ("collective-name", "names", "name", declared.anything),
    "amendment_paths": ("amendment-path", "paths", "kind", declared.amendment_path),
}


def read(path: Path) -> tuple[Incoming | None, list[Problem]]:
    """The pack with its rows; None where it has problems, all of which are told, file by file and line by line."""
    found = folder.read(path, KINDS)
    readers = _readers(found.head.get("name", ""))
    problems = [*found.problems, *_problems(found, readers)]
    if problems:
        return None, sorted(problems, key=lambda problem: (problem.file, problem.line))
    rows = [row for file in found.files for row in readers[file.kind.name].rows(file)]
    return Incoming(found.head["name"], found.head["version"], _hash(found), rows), []


def _readers(pack: str) -> dict[str, Reader]:
    kept = {
        name: Reader(declared.rows(pack, kind, items, called), declared.problems(items, called, check))
        for name, (kind, items, called, check) in _DECLARED.items()
    }
    return {
        "organisations": Reader(organisations.rows, organisations.problems),
        "members": Reader(members.rows, members.problems),
        "calendar": Reader(calendars.rows, calendars.problems),
        "light_rules": Reader(light_rules.rows, light_rules.problems),
        **kept,
    }


def _problems(found: Folder, readers: dict[str, Reader]) -> Iterator[Problem]:
    for file in found.files:
        yield from readers[file.kind.name].problems(file)
    of_kind: dict[str, Sequence[File]] = {kind.name: [file for file in found.files if file.kind.name == kind.name] for kind in KINDS}
    if any(problem.file.startswith("organisations/") for problem in found.problems):
        return  # a file that cannot be read has names that others refer to: they would all be told wrongly
    yield from organisations.problems_together(of_kind["organisations"])
    names = {item["name"] for file in of_kind["organisations"] for item in file.content.value["organisations"]}
    yield from members.problems_together(of_kind["members"], names)


def _hash(found: Folder) -> str:
    """The same as long as the content is: comments and the order of keys do not count, the version neither."""
    content: dict[str, Any] = {file.name: file.content.value for file in found.files}
    return sha256(canonical({**content, folder.HEAD: found.head | {"version": ""}})).hexdigest()
