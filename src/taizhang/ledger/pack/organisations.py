"""organisations/*.yaml: organisations, their names, and what they stand below."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from taizhang.frame.packs.folder import File
from taizhang.frame.packs.problems import Problem, Words
from taizhang.ledger.rules.packs import Table, Wanted

from . import sources

# What a row may say, and the column that it stands in.
_COLUMNS = {"short": "short_name", "kind": "kind", "level": "level", "code": "code", "parent": "parent", "successor": "successor"}


def rows(file: File) -> Iterator[Wanted]:
    """An organisation with what the pack says of it; each of its other names."""
    for item in _items(file):
        columns = {column: item[key] for key, column in _COLUMNS.items() if key in item}
        dates = {column: day(item, key) for key, column in (("from", "valid_from"), ("until", "valid_to")) if key in item}
        yield Wanted(Table.ORGANISATION, (item["name"],), {**columns, **dates})
        for alias in _aliases(item):
            yield Wanted(Table.ALIAS, (item["name"], alias["name"]), {"valid_from": day(alias, "from"), "valid_to": day(alias, "until")})


def day(item: dict[str, Any], key: str) -> date | None:
    """A date of the pack, where it has one."""
    return date.fromisoformat(item[key]) if key in item else None


def problems(file: File) -> Iterator[Problem]:
    """What one file shows: items without a source, a name given twice, an end before the start."""
    yield from sources.unsourced(file, "organisations")
    for number, item in enumerate(_items(file)):
        place = ("organisations", number)
        names = [item["name"], *([item["short"]] if "short" in item else []), *(alias["name"] for alias in _aliases(item))]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield file.problem(place, Words(f"「{name}」重复", f"{name} stands twice"), Words("保留一处", "keep one of them"))
        if item.get("until", "9999") < item.get("from", ""):
            yield file.problem((*place, "until"), Words("先撤销后设立", "it ends before it starts"), Words("核对日期", "check the dates"))


def problems_together(files: Sequence[File]) -> Iterator[Problem]:
    """What only all files show: names that two have, references that lead nowhere or in a circle."""
    every = [(file, number, item) for file in files for number, item in enumerate(_items(file))]
    first: dict[str, str] = {}
    above = {item["name"]: item.get("parent") for _, _, item in every}
    heirs = {item["name"]: item.get("successor") for _, _, item in every}
    for file, number, item in every:
        place, name = ("organisations", number), item["name"]
        here = f"{file.name}:{file.content.line(place)}"
        if first.setdefault(name, here) != here:
            yield file.problem(
                place, Words(f"「{name}」已在 {first[name]}", f"{name} stands in {first[name]}"), Words("保留一处", "keep one of them")
            )
        for key, leads in (("parent", above), ("successor", heirs)):
            yield from _reference(file, (*place, key), name, leads)


def _reference(file: File, place: tuple[Any, ...], name: str, leads: dict[str, str | None]) -> Iterator[Problem]:
    wanted = leads[name]
    if wanted is not None and wanted not in leads:
        yield file.problem(
            place, Words(f"没有单位「{wanted}」", f"there is no organisation {wanted}"), Words("写其全称", "write its full name")
        )
    seen: set[str] = set()
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        wanted = leads.get(wanted)
    if name in seen:
        yield file.problem(
            place,
            Words(f"「{name}」循环引用", f"{name} leads back to itself"),
            Words("更正上级或承继单位", "correct one of the references"),
        )


def _items(file: File) -> list[dict[str, Any]]:
    whole = file.content.value
    return [{**whole.get("defaults", {}), **item} for item in whole["organisations"]]


def _aliases(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Other names and former ones: a plan may use either."""
    said = [*item.get("aliases", []), *item.get("former", [])]
    return [{"name": alias} if isinstance(alias, str) else alias for alias in said]
