"""Which format a file is in: the first that says by the content that the file is its own. The name decides nothing but doubt.

A format is a module here with the two functions of `Format`; it becomes known by its line in `FORMATS`.
"""

from typing import Protocol

from .. import refusals
from . import docx, foreign, html, ofd, pdf, text, xlsx
from .blocks import Extract
from .file import File
from .load import check_length, check_size


class Format(Protocol):
    """What every format can do."""

    def owns(self, file: File) -> bool:
        """Whether the file is in this format, by its content."""

    def extract(self, file: File) -> Extract:
        """The text of the file and its blocks; refuses a file that is damaged or has no text."""


# `foreign` refuses what is told by its first bytes and not read; the text formats come behind it, and plain text last.
FORMATS: tuple[Format, ...] = (docx, xlsx, ofd, pdf, foreign, html, text)


def extract(data: bytes, *, name: str) -> Extract:
    """The text of the file and its blocks; a file without text, or in a format that is not read, is refused."""
    check_size(len(data), name=name)
    if not data:
        raise refusals.empty(name)
    file = File(data, name)
    found = next(form for form in FORMATS if form.owns(file)).extract(file)
    check_length(len(found.text), name=name)
    return found
