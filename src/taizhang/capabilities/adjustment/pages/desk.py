"""What adjustment lays on somebody's desk: amendments to decide, refusals to read, changes to file and to put on record."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.capabilities.adjustment.queries.amendments import refused_of
from taizhang.capabilities.adjustment.queries.filings import FilingWaiting, filings_waiting
from taizhang.ledger.models import Amendment
from taizhang.ledger.pages import labels
from taizhang.ledger.queries.desk import works
from taizhang.ledger.rules.cards import Act, Card
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

REFUSED = Act("amendment-refused", Sentence("查看未批准的原因", "Read why it was refused"), 45)
FILE = Act("file-change", Sentence("报送变更备案", "File the change"), 25)
REFILE = Act("file-change-again", Sentence("补正后重新报送变更备案", "File the change again"), 24)
RECORD = Act("record-change", Sentence("办理变更备案", "Put the change on record"), 26)
_SHOWN = timedelta(days=30)  # a refusal lies on the desk for so long, or until the same is proposed anew


def cards(actor: Actor, on: date) -> Iterator[Card]:
    for row in filings_waiting(actor):
        yield _of_filing(row)
    if actor.organisation is not None and works(actor):
        for refused in refused_of(actor, since=on - _SHOWN):
            yield _of_refusal(refused)


def _of_filing(row: FilingWaiting) -> Card:
    title = _("Change (%(kind)s): %(what)s") % {"kind": labels.named(labels.AMENDED, row.kind), "what": row.title or row.plan}
    url = reverse("adjustment:amendment", kwargs={"key": row.amendment})
    letter = reverse("adjustment:letter", kwargs={"key": row.amendment})
    if row.filed is not None and row.returned is None:
        return Card(f"changefiling:{row.id}", RECORD, title, url, row.code, row.plan, row.coordinator, row.due, go=url)
    act, says = (REFILE, (row.because,)) if row.returned else (FILE, ())
    return Card(f"changefiling:{row.id}", act, title, url, row.code, row.plan, row.recipient, row.due, go=letter, says=says)


def _of_refusal(of: Amendment) -> Card:
    row, plan = of.obligation, of.ledger.plan.title
    title = _("Refused (%(kind)s): %(what)s") % {"kind": labels.named(labels.AMENDED, of.kind), "what": row.title if row else plan}
    url = reverse("adjustment:amendment", kwargs={"key": of.key})
    return Card(f"amendment:{of.pk}", REFUSED, title, url, row.code if row else of.ledger.code, plan, go=url, says=(of.decision,))
