"""Bytes that somebody sent stand in the record, once for each content."""

from hashlib import sha256

from django.db import IntegrityError, transaction

from taizhang.ledger.actions.deeds import Deed
from taizhang.ledger.models import EvidenceFile
from taizhang.ledger.rules import evidence_files, secrecy


def stored(deed: Deed, name: str, content: bytes) -> EvidenceFile:
    """The file, new or as it stands already. Raises `FileRefused` where it is not what its name says, or could act; `Classified` where its
    name bears a mark of secrecy."""
    secrecy.require_open("", name)
    media = evidence_files.media_type(name, content)
    digest = sha256(content).hexdigest()
    if known := EvidenceFile.objects.filter(sha256=digest).first():
        return known
    try:
        with transaction.atomic():
            return deed.add(EvidenceFile(sha256=digest, size=len(content), media_type=media, content=content))
    except IntegrityError:  # somebody added the same bytes in the same moment
        return EvidenceFile.objects.get(sha256=digest)
