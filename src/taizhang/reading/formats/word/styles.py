"""What the paragraph styles of a Word document say: the list that a paragraph belongs to, and whether it is a table of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # a type; package.py parses

_CONTENTS = re.compile(r"toc(?: \d+| ?heading)|目录 ?\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in a list: `number` names the list, "0" is none; either part may be left to somebody else to say."""

    number: str | None = None
    level: int | None = None


class Styles:
    """The styles by their identifiers, with what they take from those that they are based on."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall("style")
        self._styles = {style.get("styleId") or "": style for style in styles}
        usual = (s.get("styleId") for s in styles if s.get("type") == "paragraph" and s.get("default") in ("1", "true", "on"))
        self._default = next(usual, None)

    def listed(self, style: str | None) -> Listed:
        """The list that the style puts a paragraph into; the nearest style that says so decides."""
        number, level = None, None
        for found in self._chain(style):
            numbering = found.find("pPr/numPr")
            if numbering is not None:
                here = listed(numbering)
                number, level = number or here.number, here.level if level is None else level
        return Listed(number, level)

    def names(self, style: str | None) -> list[str]:
        """The identifiers of the style and of those that it is based on, the nearest first."""
        return [found.get("styleId") or "" for found in self._chain(style)]

    def is_contents(self, style: str | None) -> bool:
        """Whether the style is one of a table of contents."""
        found = next(self._chain(style), None)
        name = found.find("name") if found is not None else None
        return name is not None and _CONTENTS.fullmatch(name.get("val") or "") is not None

    def _chain(self, style: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        at = style if style in self._styles else self._default
        while at is not None and at in self._styles and at not in seen:
            seen.add(at)
            yield self._styles[at]
            above = self._styles[at].find("basedOn")
            at = above.get("val") if above is not None else None


def listed(numbering: Element) -> Listed:
    """What a `numPr` says."""
    number, level = numbering.find("numId"), numbering.find("ilvl")
    return Listed(None if number is None else number.get("val"), None if level is None else whole(level.get("val")))


def whole(value: str | None) -> int:
    """A number out of a file; 0 where it is none or beyond all measure."""
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else 0
