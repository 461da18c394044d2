"""A registry of organisations that is given to the reader: which organisation a name, an alias or a former name means.

Its two files are simple. TSV: a line of column heads (`name`, and any of `aliases`, `predecessors`, `level`, `region`), then a
line for each organisation, several aliases parted by `|`. JSON: a list of objects with the same keys, aliases as lists.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from ..errors import SourceError, Wording
from ..wording.fold import fold

_BRACKETS = ("（", "〔", "〈")
_REMEDY = Wording(
    "Give a TSV file whose first line names its columns (name, aliases), or a JSON list of objects with these keys.",
    "请提供首行写明列名（name、aliases）的 TSV 文件，或者以这些键的对象组成的 JSON 列表。",
)


class RegistryUnreadable(SourceError):
    """A file that should hold a registry of organisations holds none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation: the name to which all its other names lead, and where it stands, if that is told."""

    name: str
    aliases: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    level: str | None = None
    region: str | None = None


class Registry:
    """Names of organisations and what they mean. A name of its own goes before an alias, an alias before a former name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._tiers: tuple[dict[str, set[str]], ...] = ({}, {}, {})
        for entry in self.entries:
            for tier, names in zip(self._tiers, ((entry.name,), entry.aliases, entry.predecessors), strict=True):
                for name in names:
                    tier.setdefault(_key(name), set()).add(entry.name)

    def canonical(self, written: str) -> str | None:
        """The organisation that `written` names; None where the registry knows it not, or where it may be one of several."""
        key = _key(written)
        return self._meant(key) or self._meant(_without_bracket(key))

    def _meant(self, key: str) -> str | None:
        found = next((tier[key] for tier in self._tiers if key in tier), set())
        return next(iter(found)) if len(found) == 1 else None


def load_registry(path: str | PathLike[str]) -> Registry:
    """The registry in the TSV or JSON file at `path`; RegistryUnreadable says why there is none."""
    file = Path(path)
    try:
        text = file.read_text("utf-8-sig")
        rows = _json(text) if text.lstrip()[:1] in ("[", "{") else _tsv(text)
        return Registry(map(_entry, rows))
    except OSError as why:
        raise _unreadable(file, f"cannot be opened ({why.strerror})", f"打不开（{why.strerror}）") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(file, "is no registry of organisations", "不是单位名录") from None


def _unreadable(file: Path, why: str, why_zh: str) -> RegistryUnreadable:
    return RegistryUnreadable(file.name, Wording(f"The registry {why}.", f"单位名录文件{why_zh}。"), _REMEDY)


def _json(text: str) -> Iterator[Mapping[str, object]]:
    found = json.loads(text)
    yield from found["organisations"] if isinstance(found, dict) else found


def _tsv(text: str) -> Iterator[Mapping[str, object]]:
    lines = [line for line in text.splitlines() if line.strip()]
    heads = [head.strip() for head in lines[0].split("\t")] if lines else []
    if "name" not in heads:
        raise ValueError("no column of names")
    for line in lines[1:]:
        yield dict(zip(heads, (cell.strip() for cell in line.split("\t")), strict=False))


def _entry(row: Mapping[str, object]) -> Entry:
    name = row["name"]
    if not isinstance(name, str) or not name:
        raise ValueError("an organisation without a name")
    return Entry(name, _several(row, "aliases"), _several(row, "predecessors"), _one(row, "level"), _one(row, "region"))


def _several(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    given = row.get(key) or ()
    names = given.split("|") if isinstance(given, str) else given
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"{key} is no list of names")
    return tuple(name.strip() for name in names if name.strip())


def _one(row: Mapping[str, object], key: str) -> str | None:
    return str(row[key]) if row.get(key) else None


def _key(name: str) -> str:
    return "".join(fold(name).split())


def _without_bracket(key: str) -> str:
    at = min((key.find(mark) for mark in _BRACKETS if mark in key), default=-1)
    return key[:at] if at > 0 and key[-1] in "）〕〉" else ""
