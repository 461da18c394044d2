"""A file becomes a document of the record, read."""

from taizhang import __version__, reading
from taizhang.ledger.actions import documents
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document


def take_in(content: bytes, *, name: str, by: By) -> tuple[Document, bool]:
    """The document of this file, and whether it is new. Raises a ReadingError, and nothing is stored, for a file that cannot be read."""
    found = reading.read_bytes(content, name=name)
    read = documents.Read(f"taizhang {__version__}", reading.to_json(found), found.source_text, found.text)
    return documents.receive_document(content, name=name, read=read, by=by)
