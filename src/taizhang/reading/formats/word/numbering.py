"""Automatic numbering: what Word shows in front of a paragraph and writes nowhere.

A list (`num`) takes its levels from an abstract one; all lists over the same abstract one count on together, until one
of them says where it starts again.
"""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element  # a type; package.py parses

from .numerals import numeral
from .styles import Listed, Styles, whole

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_MARK = re.compile(r"[\s.、．）)〕】：:。]$")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written, and around which words."""

    form: str
    pattern: str
    start: int
    suffix: str
    restart: int | None
    decimal: bool
    style: str | None


class Numbering:
    """The lists of a document, counting as its paragraphs go by."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._nums = {} if root is None else {n.get("numId"): n for n in root.findall("num")}
        self._abstract = {} if root is None else {a.get("abstractNumId"): a for a in root.findall("abstractNum")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, direct: Listed | None, style: str | None) -> str:
        """The number of the next paragraph with this `numPr` and this style, and one is counted; empty for no number."""
        given = self._styles.listed(style)
        number = (direct.number if direct else None) or given.number
        if number is None or number == "0" or number not in self._nums:
            return ""
        levels = self._levels_of(number)
        level = self._level(direct, given, style, levels)
        if level not in levels:
            return ""
        return self._shown(self._counted(number, level, levels), level, levels)

    def _level(self, direct: Listed | None, given: Listed, style: str | None, levels: dict[int, Level]) -> int:
        if direct and direct.level is not None:
            return direct.level
        names = self._styles.names(style)
        tied = [depth for name in names for depth, level in levels.items() if level.style == name]
        if direct is None or direct.number is None:
            return tied[0] if tied else given.level or 0
        return given.level or 0

    def _counted(self, number: str, level: int, levels: dict[int, Level]) -> list[int | None]:
        counts = self._counts.setdefault(self._list_of(number), [None] * _LEVELS)
        again = self._begins_again(number, level)
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        here = counts[level]
        counts[level] = levels[level].start if here is None or again else here + 1
        for below in range(level + 1, _LEVELS):
            # A level may say after which one it starts again; 0 is never.
            restart = levels[below].restart if below in levels else None
            if restart is None or level < restart:
                counts[below] = None
        return counts

    def _begins_again(self, number: str, level: int) -> bool:
        """Whether this is the first paragraph of a list that says where it starts on this level."""
        first = (number, level) not in self._begun
        self._begun.add((number, level))
        return first and level in _starts(self._nums[number])

    def _shown(self, counts: list[int | None], depth: int, levels: dict[int, Level]) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return ""

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = "decimal" if level.decimal else levels[at].form if at in levels else "decimal"
            return numeral(counts[at] or 0, form) if at <= depth else ""

        shown = _PLACE.sub(written, level.pattern)
        # Behind a mark that closes the number a blank is layout; behind a bare number it is what parts it from the words.
        return shown if not shown or level.suffix == "nothing" or _MARK.search(shown) else f"{shown} "

    def _list_of(self, number: str) -> str:
        found = self._nums[number].find("abstractNumId")
        return (found.get("val") if found is not None else None) or ""

    def _levels_of(self, number: str) -> dict[int, Level]:
        if number not in self._levels:
            found = self._linked(self._abstract.get(self._list_of(number)))
            levels = _levels(found.findall("lvl")) if found is not None else {}
            overrides = [lvl for override in self._nums[number].findall("lvlOverride") for lvl in override.findall("lvl")]
            starts = _starts(self._nums[number])
            self._levels[number] = {
                depth: replace(level, start=starts.get(depth, level.start)) for depth, level in {**levels, **_levels(overrides)}.items()
            }
        return self._levels[number]

    def _linked(self, abstract: Element | None) -> Element | None:
        """The abstract list itself, or the one whose levels it borrows through a list style."""
        link = abstract.find("numStyleLink") if abstract is not None else None
        number = self._styles.listed(link.get("val")).number if link is not None else None
        return self._abstract.get(self._list_of(number), abstract) if number in self._nums and number is not None else abstract


def _starts(num: Element) -> dict[int, int]:
    """Where a list starts, by level, if it says so itself."""
    said = ((whole(override.get("ilvl")), override.find("startOverride")) for override in num.findall("lvlOverride"))
    return {depth: whole(start.get("val")) for depth, start in said if start is not None}


def _levels(found: list[Element]) -> dict[int, Level]:
    return {depth: _read(lvl) for lvl in found if 0 <= (depth := whole(lvl.get("ilvl"))) < _LEVELS}


def _read(lvl: Element) -> Level:
    def said(name: str) -> str | None:
        # What only newer programs know stands beside a fallback; the last word is the one for all.
        return next((e.get("val") for e in reversed(list(lvl.iter(name)))), None)

    restart = said("lvlRestart")
    return Level(
        said("numFmt") or "decimal",
        said("lvlText") or "",
        1 if (start := said("start")) is None else whole(start),
        said("suff") or "tab",
        None if restart is None else whole(restart),
        lvl.find("isLgl") is not None,
        said("pStyle"),
    )
