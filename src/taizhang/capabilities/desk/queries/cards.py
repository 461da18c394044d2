"""Everything that waits for somebody, out of every module that has something to lay on a desk."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.ledger.rules import cards
from taizhang.ledger.rules.cards import Card
from taizhang.ledger.rules.roles import Actor


def cards_of(actor: Actor, *, on: date) -> list[Card]:
    """One card for each thing, what is due first at the front. Modules are asked in their order: what is said last of a thing may stand."""
    sources = [name for module in manifest.of(settings.MODULES) for name in module.desk]
    return cards.in_order(cards.nothing_twice(card for name in sources for card in import_string(name)(actor, on)))
