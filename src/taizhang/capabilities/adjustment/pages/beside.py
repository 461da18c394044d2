"""What adjustment sets beside a signed ledger and its rows: the forms of amendments, the editions."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.roles import Actor


def links(thing: Thing, actor: Actor) -> Iterator[Beside]:
    """Forms only for those whose proposal is not refused at once; the editions for everybody."""
    proposes = thing.lets(actor, "propose_amendment")
    if thing.kind == "obligation":
        if proposes and State(thing.state) not in {*ENDED, State.DRAFT}:
            yield Beside(_("Propose an amendment"), reverse("adjustment:propose", kwargs={"code": thing.code}))
        return
    if thing.kind == "ledger" and LedgerState(thing.state) in IN_FORCE:
        if proposes:
            yield Beside(_("Propose a further row"), reverse("adjustment:add", kwargs={"code": thing.code}))
        yield Beside(_("Compare editions"), reverse("adjustment:editions", kwargs={"code": thing.code}))
