"""Everything that reading can refuse, in one tree.

ReadingError
├── SourceError        the file itself cannot be used
│   ├── FileMissing        nothing is there, or it is a folder
│   ├── FileEmpty          there is nothing in it
│   ├── FileTooLarge       more than a plan can have: bytes, unpacked bytes, pages, cells
│   ├── FileDamaged        it begins as a format that we read, and cannot be read on
│   ├── FileLocked         a password stands before it
│   ├── FormatUnknown      not a format that we read (binary, picture, old Word)
│   └── EncodingUnknown    text whose characters cannot be told
└── ContentError       the file was read, but not as a plan
    └── PlanMissing        no task and no plan title anywhere

Each error carries `what` (what is wrong) and `remedy` (what to do next), both whole sentences in English and in
Chinese; faces show them, nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in the two languages of the product."""

    en: str
    zh: str


class ReadingError(Exception):
    """Root of the tree. `str()` is one line in English; `in_chinese()` the same in Chinese."""

    def __init__(self, name: str, what: Wording, remedy: Wording) -> None:
        super().__init__(f"{name}: {what.en} {remedy.en}")
        self.name = name
        self.what = what
        self.remedy = remedy

    def in_chinese(self) -> str:
        return f"{self.name}：{self.what.zh}{self.remedy.zh}"


class SourceError(ReadingError):
    """The file itself cannot be used."""


class FileMissing(SourceError):
    """Nothing is there, or it is a folder."""


class FileEmpty(SourceError):
    """There is nothing in it."""


class FileTooLarge(SourceError):
    """More than a plan can have: bytes, unpacked bytes, pages, cells."""


class FileDamaged(SourceError):
    """It begins as a format that we read, and cannot be read on."""


class FileLocked(SourceError):
    """A password stands before it."""


class FormatUnknown(SourceError):
    """Not a format that we read."""


class EncodingUnknown(SourceError):
    """Text whose characters cannot be told."""


class ContentError(ReadingError):
    """The file was read, but it is not a plan."""


class PlanMissing(ContentError):
    """No task and no plan title anywhere."""
