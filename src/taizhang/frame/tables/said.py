"""All that a workbook or a Word file says: beside its tables the paragraphs, and the heads and feet of its pages."""

import re
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_SAYS = re.compile(r"(word/(document|header\d*|footer\d*)|xl/(sharedStrings|worksheets/[^/]+)|content|styles)\.xml")
_END = re.compile(r"</(?:w:p|si|c|oddHeader|evenHeader|firstHeader|oddFooter|text:p)>")
_CODE = re.compile(r"&[LCR]|&\"[^\"]*\"|&\d+")  # how a sheet's head says where and how large
_TAG = re.compile(r"<[^>]*>")


def words_of(content: bytes) -> str:
    """Line by line, a paragraph or a cell each; nothing for what is no package. Whoever asks has opened its tables before."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = [package.read(name).decode("utf-8", "replace") for name in sorted(package.namelist()) if _SAYS.fullmatch(name)]
    except (BadZipFile, OSError):
        return ""
    return "\n".join(_CODE.sub("\n", unescape(_TAG.sub("", _END.sub("\n", part)))) for part in parts)
