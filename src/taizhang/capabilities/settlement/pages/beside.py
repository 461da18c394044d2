"""What settlement sets beside a signed ledger: its year."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.roles import Actor


def links(thing: Thing, actor: Actor) -> Iterator[Beside]:  # noqa: ARG001  the form of such a function
    if thing.kind == "ledger" and LedgerState(thing.state) in IN_FORCE:
        yield Beside(_("Targets beside figures"), reverse("settlement:year", kwargs={"code": thing.code}))
