"""What is stored of the record."""

from .documents import Document, DocumentSource, Reading
from .events import Event
from .organisations import Organisation
from .people import Person

__all__ = ["Document", "DocumentSource", "Event", "Organisation", "Person", "Reading"]
