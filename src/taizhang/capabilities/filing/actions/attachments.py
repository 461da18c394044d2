"""Files beside a ledger: each stands in the event with its hash."""

from taizhang.capabilities.filing.models import Attachment, Filing
from taizhang.capabilities.filing.rules.attachments import AttachmentKind
from taizhang.ledger.actions import files
from taizhang.ledger.actions.deeds import Deed
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.models import Ledger


def attached(deed: Deed, ledger: Ledger, file: File, kind: AttachmentKind, *, filing: Filing | None = None) -> Attachment:
    """The file stands beside the ledger, and its hash in the event of the deed. Raises `FileRefused`."""
    stored = files.stored(deed, file.name, file.content)
    deed.tell(**{f"{kind.value}_file": file.name, f"{kind.value}_sha256": stored.sha256})
    return deed.add(
        Attachment(
            ledger=ledger,
            filing=filing,
            kind=kind.value,
            file=stored,
            file_name=file.name[-255:],
            organisation_id=deed.by.actor.organisation,
            on=deed.by.today,
        )
    )
