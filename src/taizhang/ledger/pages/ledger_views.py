"""The ledger whose views are shown: what it covers, its rows beside the text, its months."""

from django.http import Http404

from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries import ledgers
from taizhang.ledger.queries.ledgers import LedgerRow


def ledger_seen(code: str, who: Reader) -> LedgerRow:
    """The ledger; to whom it is none of his business it is not there, and on a day before it was set up to nobody."""
    found = ledgers.ledger_of(code, actor=who.actor)
    if found is None or (who.known_at is not None and ledgers.ledger_states(code, known_at=who.known_at) is None):
        raise Http404
    return found
