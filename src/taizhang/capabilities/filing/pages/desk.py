"""Cards of filing: the record's own, with the day by which the ledger is to be filed, and the page on which it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.urls import reverse

from taizhang.capabilities.filing.models import FilingDuty
from taizhang.ledger.pages import desk as record
from taizhang.ledger.pages import desk_acts as acts
from taizhang.ledger.queries.desk_ledgers import ledgers_waiting
from taizhang.ledger.rules.cards import Card
from taizhang.ledger.rules.roles import Actor

_PAGES = {acts.FILE.key: "filing:letter", acts.RECORD.key: "filing:answer", acts.REVISE.key: "filing:one"}


def cards(actor: Actor, _on: date) -> Iterator[Card]:
    """One for each ledger that waits for him."""
    waiting = [(row, found) for row in ledgers_waiting(actor) if (found := record.next_of(row, actor))]
    due = dict(FilingDuty.objects.filter(ledger__in=[row.id for row, _ in waiting]).values_list("ledger_id", "due")) if waiting else {}
    for row, (act, verb) in waiting:
        card = replace(record.of_ledger(row, act, verb), due=due.get(row.id))
        page = _PAGES.get(act.key)
        yield replace(card, verb="", go=reverse(page, kwargs={"code": row.code})) if page else card
