"""Editions of ledgers: what it says, in full, at a moment that counts; stored within the deed that makes the moment."""

from typing import Any

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Edition, Ledger
from taizhang.ledger.queries import ledger_contents


def store(deed: deeds.Deed, ledger: Ledger, **more: Any) -> Edition:
    """The ledger as it stands is its next edition, with what else is said of it; never changed again."""
    content = ledger_contents.content_of(ledger) | more
    deed.change(ledger, edition=ledger.edition + 1)
    return deed.add(
        Edition(
            ledger=ledger,
            number=ledger.edition,
            content=content,
            sha256=ledger_contents.digest_of(content),
            signed_by_id=deed.by.actor.person,
            signed_on=deed.by.today,
        )
    )
