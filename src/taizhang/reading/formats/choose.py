"""Which format a file is in, by its content first and its name second."""

import re

from .. import refusals
from . import encoding, html, signatures, text
from .blocks import Extract
from .load import check_size

_HTML_NAME = re.compile(r"\.(?:x|s)?html?$", re.IGNORECASE)
_PAGE = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?:p|div|span|br|table|td|body|h[1-6]|article|section|ul|ol|li|a|font|pre)\b[^<>]*>", re.IGNORECASE)


def extract(data: bytes, *, name: str) -> Extract:
    """The text of the file and its blocks; a file without text, or in a format that is not read, is refused."""
    check_size(len(data), name=name)
    if not data:
        raise refusals.empty(name)
    if refused := signatures.refusal(data, name):
        raise refused
    return _extracted(encoding.decode(data, name=name), name)


def _extracted(characters: str, name: str) -> Extract:
    if not characters.strip():
        raise refusals.blank(name)
    if not _is_page(characters, name):
        return text.extract(characters)
    found = html.extract(characters, name=name)
    if not found.blocks:
        raise refusals.page_without_text(name)
    return found


def _is_page(characters: str, name: str) -> bool:
    if _PAGE.match(characters[:4096]):
        return True
    return bool(_HTML_NAME.search(name)) and _TAG.search(characters) is not None
