"""What filing sets beside a ledger on its page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor

_DRAFTED = frozenset({LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.RETURNED})


def links(thing: Thing, _actor: Actor) -> Iterator[Beside]:
    """Its way to the government above; and the claiming of its rows, while it is drafted."""
    if thing.kind != "ledger":
        return
    if thing.state in _DRAFTED:
        yield Beside(_("Claim rows"), reverse("filing:claims", kwargs={"code": thing.code}))
    yield Beside(_("Filing"), reverse("filing:one", kwargs={"code": thing.code}))
