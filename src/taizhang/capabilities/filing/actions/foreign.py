"""A ledger that came from elsewhere is taken over: the stamped scan stands beside ours, and each difference becomes the verb that it is."""

from taizhang.capabilities.filing.actions.attachments import attached
from taizhang.capabilities.filing.actions.sheets import take_over
from taizhang.capabilities.filing.models import Attachment
from taizhang.capabilities.filing.rules.attachments import AttachmentKind, require_scan
from taizhang.capabilities.filing.rules.sheet import Column, Difference, Kind
from taizhang.ledger.actions import drafting, duties
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.evidence import File
from taizhang.ledger.models import Ledger, Obligation, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_DUTIES = {Column.LEAD: Duty.LEAD, Column.RESPONSIBLE: Duty.RESPONSIBLE, Column.SUPPORT: Duty.SUPPORT}


class NoOrganisation(Refused):
    """The name leads to no one organisation any more."""


def import_ledger(ledger: Ledger, came: File, scan: File, *, by: By) -> Attachment:
    """The file whose rows follow and the scan of what was signed elsewhere stand beside the draft, with their hashes in the event. Gives
    the scan. Raises `NoScan`, `FileRefused`."""
    require_scan(scan.name)
    with drafting.drafting("import_ledger", ledger.pk, by) as deed:
        deed.about(ledger)
        attached(deed, ledger, came, AttachmentKind.LEDGER)
        return attached(deed, ledger, scan, AttachmentKind.SCAN)


def take_foreign(ledger: Ledger, difference: Difference, *, seen: int | None, by: By) -> list[Refused]:
    """Our row says what theirs does; of a new row everything that could be said, and what was refused of it. Raises `Overtaken`."""
    if difference.kind is Kind.ADDED:
        row = drafting.add_row(ledger, difference.new, basis=str(ledger.plan), by=by)
        return [refused for column, words in difference.more if (refused := _said(ledger, row, Column(column), words, by))]
    row = Obligation.objects.get(ledger=ledger, code=difference.code)
    if seen is not None and row.revision != seen:
        raise Overtaken(str(row), seen=seen, stands=row.revision)
    _take(ledger, row, difference, by)
    return []


def _said(ledger: Ledger, row: Obligation, column: Column, words: str, by: By) -> Refused | None:
    row.refresh_from_db()
    try:
        _take(ledger, row, Difference(Kind.CHANGED, "", row.code, column, "", words), by.apart())
    except Refused as refused:
        return refused
    return None


def _take(ledger: Ledger, row: Obligation, difference: Difference, by: By) -> None:
    if difference.column not in _DUTIES:
        take_over(ledger, difference, seen=None, by=by)
        return
    number = registry.organisations_named([difference.new], on=by.today).get(difference.new)
    if number is None:
        raise NoOrganisation(Sentence(f"没有登记名为“{difference.new}”的单位", f"no organisation is registered as {difference.new}"))
    duties.assign(row, Organisation.objects.get(pk=number), _DUTIES[difference.column], by=by)
