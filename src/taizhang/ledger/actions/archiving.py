"""An archive package 归档包 was made: the log knows its hash, so that years later it is known to be the one."""

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.queries.archived import Archived, states_of
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_obligation
from taizhang.ledger.rules import archiving, permissions
from taizhang.ledger.rules.archiving import Retention


def require_archivable(archived: Archived, *, by: By) -> None:
    """It has ended, and it is the actor's to put away. Raises NotPermitted and NotEnded."""
    row = archived.obligation
    permissions.require(
        "archive", by.actor, parties_to_ledger(by.actor, archived.ledger) if row is None else parties_to_obligation(by.actor, row)
    )
    archiving.require_ended(archived.code, states_of(archived))


def record_package(archived: Archived, *, sha256: str, files: int, retention: Retention, by: By) -> None:
    """An event says that the package with this hash was made, of so many files, and for how long it is kept."""
    require_archivable(archived, by=by)
    subject = f"obligation:{archived.obligation.pk}" if archived.obligation else f"ledger:{archived.ledger.pk}"
    with deeds.deed("make_archive_package", by=by, sha256=sha256, files=files, retention=retention.value) as deed:
        deed.touched_nothing(subject)
