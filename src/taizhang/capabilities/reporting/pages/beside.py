"""What reporting sets beside a ledger: its reports."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor

_IN_FORCE = frozenset({LedgerState.SIGNED, LedgerState.FILED, LedgerState.ON_RECORD})


def links(thing: Thing, _actor: Actor) -> Iterator[Beside]:
    """Of a ledger in force; nobody reports on a draft."""
    if thing.kind == "ledger" and thing.state in _IN_FORCE:
        yield Beside(_("Reports"), f"{reverse('reporting:overview')}?{urlencode({'ledger': thing.code})}")
