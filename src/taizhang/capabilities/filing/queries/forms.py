"""What the recipient's own form asks beside a signed content; and the files that stand beside a ledger."""

from datetime import date

from taizhang.capabilities.filing.models import Attachment
from taizhang.capabilities.filing.queries.roster import contacts
from taizhang.ledger.models import Assignment, Ledger
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.form_lines import Contact


def contacts_of(ledger: Ledger) -> dict[str, Contact]:
    """Who is to be called about each row: the liaison, or who answers for it; the first lead's before the others'."""
    duties = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True, role__in=DEBTORS).order_by("position", "pk")
    found: dict[str, Contact] = {}
    columns = ("obligation__code", "liaison__name", "liaison__phone", "person__name", "person__phone")
    for code, liaison, liaison_phone, person, person_phone in duties.values_list(*columns):
        if liaison or person:
            found.setdefault(code, Contact(liaison, liaison_phone or "") if liaison else Contact(person, person_phone or ""))
    return found


def contact_for(ledger: Ledger, *, on: date) -> Contact:
    """Whom one calls about the ledger as a whole: the liaison 联络员 of its coordinator, or else somebody who works there."""
    found = contacts([ledger.coordinator_id or 0], on).get(ledger.coordinator_id or 0)
    return Contact(found.name, found.phone) if found else Contact("", "")


def attachment_of(ledger: Ledger, number: int) -> Attachment | None:
    """The file of that number beside the ledger, with its bytes."""
    return Attachment.objects.filter(ledger=ledger, pk=number).select_related("file").first()
