"""What a file beside a ledger is."""

from enum import StrEnum
from hashlib import sha256

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_SCANS = (".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


class NoScan(Refused):
    """What was signed elsewhere is not shown by the file."""


class AnotherFile(Refused):
    """The file is not the one whose differences were shown."""


class AttachmentKind(StrEnum):
    """The recipient's own form, filled; the stamped scan of what was signed elsewhere; the ledger itself, as it came from there."""

    FORM = "form"
    SCAN = "scan"
    LEDGER = "ledger"


def require_scan(name: str) -> None:
    """It is a scan by its name.

    >>> require_scan("盖章扫描件.PDF")
    >>> require_scan("台账.xlsx")
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.attachments.NoScan: add the stamped scan as PDF, OFD or an image
    """
    if not name.lower().endswith(_SCANS):
        raise NoScan(Sentence("请附加盖公章的扫描件（PDF、OFD或图片）", "add the stamped scan as PDF, OFD or an image"))


def require_same(content: bytes, digest: str) -> None:
    """It is the file that was compared, by its hash: what is kept is what somebody has agreed to."""
    if sha256(content).hexdigest() != digest:
        raise AnotherFile(
            Sentence(
                "不是刚才比对的那个文件，请选择同一个文件，或重新比对",
                "it is not the file that was compared: choose that one, or compare anew",
            )
        )
