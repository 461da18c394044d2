"""What settlement lays on somebody's desk: a year that is over and not settled."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.settlement.queries.years import to_be_settled
from taizhang.ledger.rules.cards import Act, Card
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

SETTLE = Act("settle", Sentence("年终对账", "Settle the year"), 18)


def cards(actor: Actor, on: date) -> Iterator[Card]:
    for _pk, code, plan, end in to_be_settled(actor, on=on):
        url = reverse("settlement:year", kwargs={"code": code})
        yield Card(f"settlement:{code}", SETTLE, _("Settle the year of %(plan)s") % {"plan": plan}, url, code, plan, due=end, go=url)
