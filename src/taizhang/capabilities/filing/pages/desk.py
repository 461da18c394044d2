"""Cards of filing: a ledger that goes round, is signed, filed or back, with the day by which it is to be filed, and the page on which it is done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.urls import reverse

from taizhang.capabilities.filing.queries.waiting import waiting
from taizhang.ledger.pages import desk as record
from taizhang.ledger.pages import desk_acts as acts
from taizhang.ledger.rules.cards import Card
from taizhang.ledger.rules.roles import Actor

_PAGES = {acts.FILE.key: "filing:letter", acts.RECORD.key: "filing:answer", acts.REVISE.key: "filing:one"}


def cards(actor: Actor, _on: date) -> Iterator[Card]:
    """One for each ledger that waits for him there; the record's own card of it gives way."""
    for row, due in waiting(actor):
        if found := record.next_of(row, actor):
            act, verb = found
            card = replace(record.of_ledger(row, act, verb), due=due)
            page = _PAGES.get(act.key)  # countersigning is done on the desk
            yield replace(card, verb="", go=reverse(page, kwargs={"code": row.code})) if page else card
