"""What a file beside a ledger is."""

from enum import StrEnum

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_SCANS = (".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


class NoScan(Refused):
    """What was signed elsewhere is not shown by the file."""


class AttachmentKind(StrEnum):
    """The recipient's own form, filled; or the stamped scan of what was signed elsewhere."""

    FORM = "form"
    SCAN = "scan"


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
