"""All that a workbook or a Word file says: beside its tables the paragraphs, and the heads and feet of its pages."""

import re
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

_SAYS = re.compile(r"(word/(document|header\d*|footer\d*)|xl/(sharedStrings|worksheets/[^/]+)|content|styles)\.xml")
_END = re.compile(r"</(?:w:p|si|c|oddHeader|evenHeader|firstHeader|oddFooter|evenFooter|firstFooter|text:p)>")
_LAID = re.compile(r'&[LCR]|&"[^"]*"|&\d+')  # how the head of a sheet says where, and how large
_TAG = re.compile(r"<[^>]*>")
_MOST = 200 * 1024 * 1024  # bytes unpacked: nothing that is read here has more


def words_of(content: bytes) -> str:
    """Line by line, a paragraph or a cell each, what stands in the heads of pages first; nothing for what is no such package."""
    try:
        with ZipFile(BytesIO(content)) as package:
            names = sorted((part.filename for part in _parts(package)), key=lambda name: ("header" not in name, name))
            texts = [package.read(name).decode("utf-8", "replace") for name in names]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):  # damaged, or behind a password: who reads it says so
        return ""
    return "\n".join(_LAID.sub("\n", unescape(_TAG.sub("", _END.sub("\n", text)))) for text in texts)


def _parts(package: ZipFile) -> list[ZipInfo]:
    parts = [part for part in package.infolist() if _SAYS.fullmatch(part.filename)]
    return parts if sum(part.file_size for part in parts) <= _MOST else []
