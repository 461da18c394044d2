"""Formats that are told by their first bytes and not read: each is refused with what to do instead, whatever the name says."""

from collections.abc import Callable

from .. import refusals
from ..errors import SourceError, Wording
from .blocks import Extract
from .file import File

_Refusal = Callable[[str, Wording], SourceError]

_SLIDES = Wording("a PowerPoint file (.pptx)", "PowerPoint 演示文稿（.pptx）")
_BINARY_BOOK = Wording("a binary Excel workbook (.xlsb)", "Excel 二进制工作簿（.xlsb）")
_ODF = Wording("an OpenDocument file", "OpenDocument 文档")
_ZIP = Wording("a ZIP archive", "ZIP 压缩包")
_OLD = Wording("an old Office or WPS file (.doc, .xls, .wps)", "旧版 Office 或 WPS 文件（.doc、.xls、.wps）")
_ENCRYPTED = Wording("a Word or Excel file", "Word 或 Excel 文件")
_MHT = Wording("a web archive (.mht)", "网页存档（.mht）")
_WORD_XML = Wording("a Word document as flat XML", "Word XML 文档")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST: tuple[tuple[bytes, _Refusal, Wording], ...] = (
    (b"{\\rtf", refusals.other_format, Wording("an RTF document", "RTF 文档")),
    (_OLE, refusals.other_format, _OLD),
    (b"\x89PNG\r\n\x1a\n", refusals.picture, Wording("a PNG picture", "PNG 图片")),
    (b"\xff\xd8\xff", refusals.picture, Wording("a JPEG picture", "JPEG 图片")),
    (b"GIF87a", refusals.picture, Wording("a GIF picture", "GIF 图片")),
    (b"GIF89a", refusals.picture, Wording("a GIF picture", "GIF 图片")),
    (b"BM", refusals.picture, Wording("a BMP picture", "BMP 图片")),
    (b"II*\x00", refusals.picture, Wording("a TIFF picture", "TIFF 图片")),
    (b"MM\x00*", refusals.picture, Wording("a TIFF picture", "TIFF 图片")),
    (b"Rar!\x1a\x07", refusals.archive, Wording("a RAR archive", "RAR 压缩包")),
    (b"7z\xbc\xaf\x27\x1c", refusals.archive, Wording("a 7z archive", "7z 压缩包")),
    (b"\x1f\x8b\x08", refusals.archive, Wording("a gzip archive", "gzip 压缩包")),
)  # fmt: skip
_DAMAGED = (
    (b"word/", ".docx", Wording("a Word file (.docx)", "Word 文件（.docx）")),
    (b"xl/", ".xlsx", Wording("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）")),
    (b"OFD.xml", ".ofd", Wording("an OFD file (.ofd)", "OFD 文件（.ofd）")),
)
_LOOKED_AT = 65_536  # bytes at either end, in which the names of parts stand
_PARTS = (("xl/workbook.bin", _BINARY_BOOK), ("ppt/presentation.xml", _SLIDES), ("content.xml", _ODF))


def owns(file: File) -> bool:
    """Whether the file is in a format that is refused."""
    return _refusal(file) is not None


def extract(file: File) -> Extract:
    """Raises the refusal of the format."""
    raise _refusal(file) or refusals.binary(file.name)


def _refusal(file: File) -> SourceError | None:
    data, name = file.data, file.name
    if data.startswith(b"PK\x03\x04"):
        return _zipped(file)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return refusals.picture(name, Wording("a WebP picture", "WebP 图片"))
    head = data[:2048]
    if head.lstrip()[:13].lower() == b"mime-version:" or b"Content-Type: multipart/related" in head:
        return refusals.other_format(name, _MHT)
    if b"<?mso-application" in head or b"<pkg:package" in head:
        return refusals.other_format(name, _WORD_XML)
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.locked(name, _ENCRYPTED)
    found = next(((refuse, kind) for first, refuse, kind in _FIRST if data.startswith(first)), None)
    return _unless_words(data, name, found) if found else None


def _unless_words(data: bytes, name: str, found: tuple[_Refusal, Wording]) -> SourceError | None:
    # A text may begin with the letters BM; a picture has NUL bytes in its header.
    refuse, kind = found
    return None if data.startswith(b"BM") and b"\x00" not in data[:64] else refuse(name, kind)


def _meant(file: File) -> Wording:
    """What a ZIP that cannot be opened was before it was damaged, by its parts, else by its name."""
    parts = file.data[:_LOOKED_AT] + file.data[-_LOOKED_AT:]
    named = next((kind for part, _end, kind in _DAMAGED if part in parts), None)
    return named or next((kind for _part, end, kind in _DAMAGED if file.name.lower().endswith(end)), _ZIP)


def _zipped(file: File) -> SourceError:
    package = file.package
    if package is None:
        return refusals.damaged(file.name, _meant(file))
    kind = next((kind for part, kind in _PARTS if part in package), None)
    return refusals.other_format(file.name, kind) if kind else refusals.archive(file.name, _ZIP)
