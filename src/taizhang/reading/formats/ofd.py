"""An OFD document (GB/T 33190-2016) to its blocks, by the places of its text and paths."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # a type; package.py parses

from .. import refusals
from ..errors import Wording
from .blocks import Extract
from .file import File
from .laid.flow import pieces_of
from .laid.sheet import Rule, Run, Sheet
from .package import Package, resolved
from .writing import written

_KIND = Wording("an OFD document", "OFD 版式文件")
_ROOT = "OFD.xml"
_PAGES, _CHARACTERS = 2000, 500_000
_THIN = 1.0  # millimetres
_A4 = (0.0, 0.0, 210.0, 297.0)
_USUAL_SIZE = 4.0
_LONGEST, _LONGEST_PATH = 400, 400_000  # characters of an attribute that gives a place, and of a path
_COMMAND = re.compile(r"([MLC])([^MLCSQBA]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def owns(file: File) -> bool:
    """Whether it is a package with the root of an OFD."""
    return file.package is not None and _ROOT in file.package


def extract(file: File) -> Extract:
    """The text of the pages of the first document with its blocks."""
    package = file.package
    if package is None:
        raise refusals.damaged(file.name, _KIND)
    found = written(pieces_of(list(_sheets(package, file.name))))
    if not found.blocks:
        raise refusals.without_text(file.name, _KIND)
    return found


def _sheets(package: Package, name: str) -> Iterator[Sheet]:
    root = next(package.sound(_ROOT).iter("DocRoot"), None)
    if root is None or not root.text:
        raise package.damaged()
    part = resolved(_ROOT, root.text.strip())
    document = package.sound(part)
    pages = [page.get("BaseLoc") or "" for page in document.iter("Page")]
    if len(pages) > _PAGES:
        raise refusals.too_much(name, Wording(f"more than {_PAGES} pages", f"超过 {_PAGES} 页的内容"))
    usual = _numbers(_text(document, "PhysicalBox")) or _A4
    characters = 0
    for page in pages:
        root = package.sound(resolved(part, page))
        characters += sum(len(code.text or "") for code in root.iter("TextCode"))
        if characters > _CHARACTERS:
            raise refusals.too_much(name, Wording(f"more than {_CHARACTERS} characters", f"超过 {_CHARACTERS} 个字符"))
        yield _sheet(root, usual)


def _sheet(page: Element, usual: tuple[float, ...]) -> Sheet:
    box = _numbers(_text(page, "PhysicalBox")) or usual
    width, height = (box[2], box[3]) if len(box) == 4 else (_A4[2], _A4[3])
    sheet = Sheet(width, height)
    for element in page.iter():
        if element.tag == "TextObject":
            sheet.runs.extend(_runs(element))
        elif element.tag == "PathObject":
            sheet.rules.extend(_rules(element))
    return sheet


def _text(element: Element, tag: str) -> str:
    found = next(element.iter(tag), None)
    return (found.text or "") if found is not None else ""


def _numbers(words: str | None) -> tuple[float, ...]:
    return tuple(float(n) for n in _NUMBER.findall((words or "")[:_LONGEST]))


def _boundary(element: Element) -> tuple[float, float, float, float]:
    box = _numbers(element.get("Boundary"))
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)


def _runs(text: Element) -> Iterator[Run]:
    """A run for each character: a piece of text gives where it begins, and how far each character is from the one before."""
    place = _Place(text)
    size = next(iter(_numbers(text.get("Size"))), _USUAL_SIZE)
    at = base = 0.0
    for code in text.iter("TextCode"):
        at = next(iter(_numbers(code.get("X"))), at)
        base = next(iter(_numbers(code.get("Y"))), base)
        steps = _steps(code.get("DeltaX") or "")
        for i, character in enumerate(code.text or ""):
            step = steps[i] if i < len(steps) else size * (1.0 if ord(character) > 0x2000 else 0.55)
            if not character.isspace():
                yield Run(*place.box(at, base - size * 0.86, at + min(step, size), base + size * 0.14), character)
            at += step


class _Place:
    """Where an object stands on the page: its own coordinates begin at its boundary and may be turned or scaled."""

    def __init__(self, element: Element) -> None:
        self.x, self.y, self.width, self.height = _boundary(element)
        matrix = _numbers(element.get("CTM"))
        self._matrix = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return self.x + a * x + c * y + e, self.y + b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        xs, ys = zip(self.point(x0, y0), self.point(x1, y1), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def _steps(words: str) -> list[float]:
    """The distances of `DeltaX`; `g 3 4.2` stands for three times 4.2."""
    steps: list[float] = []
    parts = iter(words[:_LONGEST_PATH].split())
    for part in parts:
        count = _whole(next(parts, "")) if part == "g" else 1
        value = next(parts, "") if part == "g" else part
        steps += [float(value)] * min(count, 10_000) if _NUMBER.fullmatch(value) else []
    return steps


def _whole(words: str) -> int:
    return int(words) if words.isdigit() and len(words) < 6 else 0


def _rules(path: Element) -> Iterator[Rule]:
    """A thin path is a line; of others each level or upright stroke is one."""
    place = _Place(path)
    if min(place.width, place.height) <= _THIN:
        if max(place.width, place.height) > _THIN:
            yield Rule(place.x, place.y, place.x + place.width, place.y + place.height)
        return
    begin = at = None
    for found in _COMMAND.finditer(_text(path, "AbbreviatedData"), 0, _LONGEST_PATH):
        command, numbers = found[1], _numbers(found[2])
        to = place.point(numbers[0], numbers[1]) if len(numbers) >= 2 else begin
        if command == "M":
            begin = to
        elif at is not None and to is not None and min(abs(to[0] - at[0]), abs(to[1] - at[1])) <= _THIN:
            yield Rule(min(at[0], to[0]), min(at[1], to[1]), max(at[0], to[0]), max(at[1], to[1]))
        at = to
