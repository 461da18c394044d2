"""Which files may stand in the record as evidence: of a kind that can be looked at and cannot act, and that is what its name says.

>>> media_type("验收单.pdf", b"%PDF-1.7 ...")
'application/pdf'
>>> media_type("验收单.pdf", b"MZ\\x90")
Traceback (most recent call last):
    ...
taizhang.ledger.rules.evidence_files.FileRefused: 验收单.pdf is not what its name says
"""

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from .refusals import Refused
from .sentences import Sentence

LARGEST = 50 * 1024 * 1024  # a scan of a hundred pages has a tenth of it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS_IN_OLE = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))
_MACROS_IN_OPEN_DOCUMENT = ("Basic/", "Scripts/")


class FileRefused(Refused):
    """The file may not stand in the record; the sentence says why, and what would."""


def media_type(name: str, content: bytes, *, largest: int = LARGEST) -> str:
    """What the file is, by its name and its first bytes; `FileRefused` where they differ, or where it could act: programs, macros."""
    if not content:
        raise _refused(f"{name}是空文件", f"{name} is empty")
    if len(content) > largest:
        raise _refused(f"{name}超过{largest >> 20}MB", f"{name} is larger than {largest >> 20} MB")
    ending = name.rpartition(".")[2].lower()
    if ending not in _KINDS:
        allowed = "、".join(_KINDS)
        raise _refused(f"不接收该类文件：{name}；可用：{allowed}", f"files like {name} are not taken; those that are: {', '.join(_KINDS)}")
    media, is_one = _KINDS[ending]
    if not is_one(content):
        raise _refused(f"{name}的内容与文件名不符", f"{name} is not what its name says")
    if _has_macros(content):
        raise _refused(f"{name}含有宏，请另存为不含宏的文件或PDF", f"{name} holds macros: save it without them, or as PDF")
    return media


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _holds(part: str) -> Callable[[bytes], bool]:
    """A package (zip) with a part of that name."""
    return lambda content: any(name.startswith(part) for name in _parts(content))


def _is_text(content: bytes) -> bool:
    if content.startswith((b"MZ", b"#!", b"\x7fELF")):
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return "\x00" not in content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return False


def _is_film(content: bytes) -> bool:
    return content[4:8] == b"ftyp"


_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    "pdf": ("application/pdf", _begins(b"%PDF-")),
    "ofd": ("application/ofd", _holds("OFD.xml")),
    "docx": (f"{_OFFICE}.wordprocessingml.document", _holds("word/")),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _holds("xl/")),
    "pptx": (f"{_OFFICE}.presentationml.presentation", _holds("ppt/")),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", _holds("content.xml")),
    "doc": ("application/msword", _begins(_OLE)),
    "xls": ("application/vnd.ms-excel", _begins(_OLE)),
    "ppt": ("application/vnd.ms-powerpoint", _begins(_OLE)),
    "wps": ("application/vnd.ms-works", _begins(_OLE)),
    "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "tif": ("image/tiff", _begins(b"II*\x00", b"MM\x00*")),
    "tiff": ("image/tiff", _begins(b"II*\x00", b"MM\x00*")),
    "mp4": ("video/mp4", _is_film),
    "txt": ("text/plain", _is_text),
    "csv": ("text/csv", _is_text),
}


def _has_macros(content: bytes) -> bool:
    if content.startswith(_OLE):
        return any(mark in content for mark in _MACROS_IN_OLE)
    return any(name.lower().endswith("vbaproject.bin") or name.startswith(_MACROS_IN_OPEN_DOCUMENT) for name in _parts(content))


def _parts(content: bytes) -> list[str]:
    """The names in a package; nothing is unpacked."""
    if not content.startswith(b"PK"):
        return []
    try:
        with ZipFile(BytesIO(content)) as package:
            return package.namelist()
    except BadZipFile:
        return []


def _refused(zh: str, en: str) -> FileRefused:
    return FileRefused(Sentence(zh, en))
