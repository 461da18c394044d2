"""What reporting sets beside a ledger: its reports."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE
from taizhang.ledger.rules.roles import Actor


def links(thing: Thing, _actor: Actor) -> Iterator[Beside]:
    """Of a ledger in force; nobody reports on a draft."""
    if thing.kind == "ledger" and thing.state in IN_FORCE:
        yield Beside(_("Reports"), f"{reverse('reporting:overview')}?{urlencode({'ledger': thing.code})}")
