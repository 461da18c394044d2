"""What a file looks like by its first bytes, whatever its name says."""

from collections.abc import Callable

from .. import refusals
from ..errors import FormatUnknown, Wording

_Refusal = Callable[[str, Wording], FormatUnknown]

_WORD = Wording("a Word document (.docx)", "Word 文档（.docx）")
_EXCEL = Wording("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）")
_SLIDES = Wording("a PowerPoint file (.pptx)", "PowerPoint 演示文稿（.pptx）")
_OFD = Wording("an OFD document", "OFD 版式文件")
_ODF = Wording("an OpenDocument file", "OpenDocument 文档")
_ZIP = Wording("a ZIP archive", "ZIP 压缩包")

_FIRST: tuple[tuple[bytes, _Refusal, Wording], ...] = (
    (b"%PDF", refusals.other_format, Wording("a PDF file", "PDF 文件")),
    (b"{\\rtf", refusals.other_format, Wording("an RTF document", "RTF 文档")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.other_format, Wording("an old Office or WPS file (.doc, .xls, .wps)", "旧版 Office 或 WPS 文件（.doc、.xls、.wps）")),
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
_IN_ZIP = ((b"word/", _WORD), (b"xl/", _EXCEL), (b"ppt/", _SLIDES), (b"OFD.xml", _OFD), (b"mimetypeapplication/vnd.oasis", _ODF))
_MHT = Wording("a web archive (.mht)", "网页存档（.mht）")


def refusal(data: bytes, name: str) -> FormatUnknown | None:
    """The refusal for a format that is told by its first bytes and not read as text; None for all others."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return refusals.picture(name, Wording("a WebP picture", "WebP 图片"))
    if data[:2048].lstrip()[:13].lower() == b"mime-version:" or b"Content-Type: multipart/related" in data[:2048]:
        return refusals.other_format(name, _MHT)
    found = next(((refuse, kind) for first, refuse, kind in _FIRST if data.startswith(first)), None)
    return _unless_words(data, name, found) if found else None


def _unless_words(data: bytes, name: str, found: tuple[_Refusal, Wording]) -> FormatUnknown | None:
    # A text may begin with the letters BM; a picture has NUL bytes in its header.
    refuse, kind = found
    return None if data.startswith(b"BM") and b"\x00" not in data[:64] else refuse(name, kind)


def _zipped(data: bytes, name: str) -> FormatUnknown:
    # The names of a ZIP's members stand in clear at its end.
    directory = data[:4096] + data[-65536:]
    kind = next((kind for mark, kind in _IN_ZIP if mark in directory), None)
    return refusals.other_format(name, kind) if kind else refusals.archive(name, _ZIP)
