"""Files in, findings out: `read(path) -> Reading`. No Django, no settings, no network, no clock.

>>> from taizhang import reading
>>> found = reading.read_bytes("江北县2026年节水工作方案\\n一、主要任务\\n1.新建水厂2座。（责任单位：县水利局）".encode(), name="plan.txt")
>>> [(task.no, task.organisations[0].name) for task in found.tasks]
[('1', '县水利局')]
"""

from .document import Document, Gap, Measure, Mending, Order, Organisation, Plan, Provision, Reading, SourceFile, Span, Target, Task
from .errors import (
    ContentError,
    EncodingUnknown,
    FileDamaged,
    FileEmpty,
    FileLocked,
    FileMissing,
    FileTooLarge,
    FormatUnknown,
    PlanMissing,
    ReadingError,
    SourceError,
    Wording,
)
from .findings.registry import Entry, Registry, RegistryUnreadable, load_registry
from .front import LIMIT, MENDINGS, check_size, read, read_bytes
from .passages import Passage, passages
from .report.as_json import FORMAT, dumps, to_json
from .report.from_json import from_json

__all__ = [
    "FORMAT",
    "LIMIT",
    "MENDINGS",
    "ContentError",
    "Document",
    "EncodingUnknown",
    "Entry",
    "FileDamaged",
    "FileEmpty",
    "FileLocked",
    "FileMissing",
    "FileTooLarge",
    "FormatUnknown",
    "Gap",
    "Measure",
    "Mending",
    "Order",
    "Organisation",
    "Passage",
    "Plan",
    "PlanMissing",
    "Provision",
    "Reading",
    "ReadingError",
    "Registry",
    "RegistryUnreadable",
    "SourceError",
    "SourceFile",
    "Span",
    "Target",
    "Task",
    "Wording",
    "check_size",
    "dumps",
    "from_json",
    "load_registry",
    "passages",
    "read",
    "read_bytes",
    "to_json",
    "to_xlsx",
]


def to_xlsx(reading: Reading) -> bytes:
    """The workbook of a reading, in Chinese; the same reading always gives the same bytes."""
    from .report.as_xlsx import to_xlsx as written

    return written(reading)
