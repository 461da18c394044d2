"""A ZIP of XML parts, as DOCX, XLSX and OFD are: opened within bounds, whatever its directory says of itself.

Sizes are counted while a part is unpacked, never believed. A part is parsed only if it declares no DTD, so no entity can
grow or reach outside, and if it has no more elements than a plan needs.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET  # every part is checked for a DTD before it is parsed
from xml.etree.ElementTree import Element

from .. import refusals
from ..errors import ReadingError, Wording

# A document with a picture on each of its pages has some hundreds of parts; the longest plan as DOCX has 150,000 tags.
_ENTRIES, _TAGS, _DEEPEST = 10_000, 1_000_000, 200
_PART, _ALL = 32 * 1024 * 1024, 96 * 1024 * 1024
_MEGABYTES = _PART // 1024**2
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_KIND = Wording("a Word, Excel or OFD file", "Word、Excel 或 OFD 文件")
# All that zipfile raises for bytes that are no sound archive; it has no root of its own.
_UNSOUND = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError)


class Package:
    """The parts of a ZIP by name. Names are without a leading stroke and compared without regard to case, as Office does."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._entries = {_plain(entry.filename): entry for entry in archive.infolist()}
        self._left = _ALL

    @classmethod
    def opened(cls, data: bytes, name: str) -> "Package | None":
        """The package in `data`, or None where its directory cannot be read; one with too many entries is refused."""
        if not data.startswith(b"PK\x03\x04"):
            return None
        if data.count(b"PK\x01\x02") > _ENTRIES:
            raise refusals.too_much(name, Wording(f"more than {_ENTRIES} packed files", f"超过 {_ENTRIES} 个打包文件"))
        try:
            return cls(zipfile.ZipFile(io.BytesIO(data)), name)
        except _UNSOUND:
            return None

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    def beginning_with(self, start: str) -> list[str]:
        """The names of the parts that begin so, in small letters."""
        return [part for part in self._entries if part.startswith(_plain(start))]

    def xml(self, part: str) -> Element | None:
        """The root of a part, its tags and attributes without their namespaces; None where there is no such part."""
        data = self._unpacked(part)
        return None if data is None else self._parsed(data)

    def sound(self, part: str) -> Element:
        """The root of a part without which the file is damaged."""
        root = self.xml(part)
        if root is None:
            raise self.damaged()
        return root

    def damaged(self) -> ReadingError:
        return refusals.damaged(self._name, _KIND)

    def _unpacked(self, part: str) -> bytes | None:
        entry = self._entries.get(_plain(part))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise refusals.locked(self._name, _KIND)
        if entry.compress_type not in _METHODS:  # others take memory by what the file says
            raise self.damaged()
        try:
            with self._archive.open(entry) as file:
                data = file.read(min(_PART, self._left) + 1)
        except _UNSOUND:
            raise self.damaged() from None
        self._left -= len(data)
        if len(data) > _PART or self._left < 0:
            raise refusals.too_much(self._name, Wording(f"a part of more than {_MEGABYTES} MB", f"解压后超过 {_MEGABYTES} MB 的内容"))
        return data

    def _parsed(self, data: bytes) -> Element:
        try:
            characters = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            raise self.damaged() from None
        if "<!DOCTYPE" in characters:
            raise self.damaged()
        # A tag costs some 350 bytes of memory, and so does an attribute.
        if characters.count("<") > _TAGS or characters.count("=") > _TAGS:
            raise refusals.too_much(self._name, Wording(f"more than {_TAGS} elements", f"超过 {_TAGS} 个元素"))
        try:
            root = ET.fromstring(characters)  # noqa: S314  # no DTD, counted
        except (ET.ParseError, ValueError):
            raise self.damaged() from None
        if _bared(root) > _DEEPEST:
            raise refusals.nested(self._name, _DEEPEST)
        return root


def resolved(base: str, target: str) -> str:
    """The part that `target` means when it is named in the part `base`; a leading stroke means the root of the package."""
    return _plain(target if target.startswith("/") else posixpath.join(posixpath.dirname(base), target))


def _plain(part: str) -> str:
    return posixpath.normpath(part.replace("\\", "/").lstrip("/")).lower()


def _bared(root: Element) -> int:
    """Takes the namespaces off; the result is the depth of the tree."""
    depth, level = 0, [root]
    while level:
        depth += 1
        for element in level:
            element.tag = element.tag.rpartition("}")[2]
            if "}" in "".join(element.attrib):
                element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
        level = [child for element in level for child in element]
    return depth
