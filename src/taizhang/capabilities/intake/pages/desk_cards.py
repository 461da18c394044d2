"""What was concluded in a draft is confirmed where it stands beside its source: the card of the ledger leads to the review desk."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.queries import ledgers as questions
from taizhang.ledger.pages import desk_acts
from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.queries.desk import works
from taizhang.ledger.rules.cards import Card
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor


def cards(actor: Actor, _on: date) -> Iterator[Card]:
    """One for each draft of a document that his organisation puts together, as long as something in it waits for somebody to confirm it."""
    for draft in questions.to_confirm(actor) if works(actor) else ():
        url = reverse("intake:desk", kwargs={"document": draft.document, "ledger": draft.code})
        under = _("%(code)s · %(count)s rows to confirm") % {"code": draft.code, "count": draft.rows}
        yield Card(f"ledger:{draft.id}", desk_acts.CONFIRM, draft.plan, url, under, draft.plan, draft.recipient, go=f"{url}?show=doubtful")


def links(thing: Thing, _actor: Actor) -> Iterator[Beside]:
    """Beside a draft: where it is reviewed."""
    if thing.kind == "ledger" and thing.state == LedgerState.DRAFT:
        yield Beside(_("Review beside the source"), reverse("intake:of_ledger", kwargs={"ledger": thing.code}), act=True)
