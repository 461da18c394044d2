"""变更备案: opened for every amendment that has taken effect, filed by the coordinator with a numbered letter; it comes back with a reason
and is filed again, or is on record."""

from datetime import date

from taizhang.capabilities.adjustment.models import ChangeFiling, ChangeLetter
from taizhang.capabilities.adjustment.rules import letters
from taizhang.capabilities.adjustment.rules.filings import FilingAct, FilingStage, stage_of
from taizhang.kit.paper import Paper
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions import deeds, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.papers import Issuing
from taizhang.ledger.models import Amendment, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import amendment_paths, permissions
from taizhang.ledger.rules.lifecycle import Incomplete, Need
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_reason
from taizhang.ledger.rules.sentences import Sentence

LETTER, RECEIPT, RETURN = "change-letter", "change-receipt", "change-return"
_KINDS = {FilingAct.FILE: LETTER, FilingAct.RECORD: RECEIPT, FilingAct.RETURN: RETURN}


class NotYourTurn(Refused):
    """The change was filed before, or is not filed yet, or stands on record already."""


def open_change_filing(amendment: Amendment, *, by: By) -> ChangeFiling | None:
    """The change is to be put on record within the working days of its path; opened before, it stays as it was but for a day that no
    calendar knew. None where nobody puts the ledger on record, or the amendment is not in effect."""
    recipient, since = amendment.ledger.recipient_id, amendment.applied_on
    if recipient is None or since is None:
        return None
    within = amendment_paths.from_json(amendment.path).record_within
    filing = ChangeFiling.objects.filter(amendment=amendment).first()
    with deeds.deed("open_change_filing", by=by) as deed:
        deed.about(amendment.obligation or amendment.ledger)
        if filing is None:
            due = _due(since, within)
            return deed.add(ChangeFiling(amendment=amendment, recipient_id=recipient, opened_on=since, within=within, due=due))
        return deed.change(filing, due=filing.due or _due(filing.opened_on, filing.within))


def file_change(filing: ChangeFiling, letter: Paper, *, mark: str, by: By) -> ChangeLetter:
    """The coordinator has filed it, or filed it again, with a letter that has a number now."""
    permissions.require("file_ledger", by.actor, parties_to_ledger(by.actor, filing.amendment.ledger))
    with deeds.deed("file_change", by=by) as deed:
        deeds.hold(filing)
        _require(filing, FilingStage.OPEN, FilingStage.RETURNED)
        sent = _send(deed, filing, letter, FilingAct.FILE, mark)
        first = filing.filed_on or by.today
        deed.change(filing, number=sent.paper.number, filed_on=first, filed_by_id=by.actor.person, returned_on=None)
        return sent


def return_change(filing: ChangeFiling, *, mark: str, by: By) -> ChangeLetter:
    """What was filed is back with the coordinator, and the reason stands in a numbered notice. The change stays in effect."""
    permissions.require("return_ledger", by.actor, parties_to_ledger(by.actor, filing.amendment.ledger))
    require_reason(by.reason)
    with deeds.deed("return_change", by=by) as deed:
        deeds.hold(filing)
        _require(filing, FilingStage.FILED)
        sender, to = str(filing.recipient), _called(_coordinator(filing))
        notice = letters.returned(*_named(filing), filing.number, sender=sender, to=to, reason=by.reason)
        sent = _send(deed, filing, notice, FilingAct.RETURN, mark)
        deed.change(filing, returned_on=by.today)
        return sent


def record_change(filing: ChangeFiling, *, mark: str, by: By) -> ChangeLetter:
    """It is on record: the filing is closed, and the coordinator has a receipt with a number."""
    permissions.require("put_on_record", by.actor, parties_to_ledger(by.actor, filing.amendment.ledger))
    with deeds.deed("record_change", by=by) as deed:
        deeds.hold(filing)
        _require(filing, FilingStage.FILED)
        receipt = letters.receipt(*_named(filing), filing.number, sender=str(filing.recipient), to=_called(_coordinator(filing)))
        sent = _send(deed, filing, receipt, FilingAct.RECORD, mark)
        deed.change(filing, record_number=sent.paper.number, recorded_on=by.today, recorded_by_id=by.actor.person)
        return sent


def _send(deed: deeds.Deed, filing: ChangeFiling, draft: Paper, act: FilingAct, mark: str) -> ChangeLetter:
    """Between the coordinator and who puts the ledger on record; it stands in the file of what was changed."""
    amendment, coordinator = filing.amendment, _coordinator(filing)
    sender, to = (coordinator, filing.recipient) if act is FilingAct.FILE else (filing.recipient, coordinator)
    issuing = Issuing(sender, _KINDS[act], mark, to=(to,), ledger=amendment.ledger, obligation=amendment.obligation)
    paper = papers.issue(deed, draft, issuing)
    deed.about(amendment.obligation or amendment.ledger)
    return deed.add(ChangeLetter(filing=filing, act=act.value, paper=paper, reason=deed.by.reason, on=deed.by.today))


def _require(filing: ChangeFiling, *stages: FilingStage) -> None:
    """It stands there; else `NotYourTurn`."""
    stands = stage_of(filed=filing.filed_on, returned=filing.returned_on, recorded=filing.recorded_on)
    if stands in stages:
        return
    if stands in (FilingStage.OPEN, FilingStage.RETURNED):
        raise NotYourTurn(Sentence("汇总牵头单位尚未报送，报送后再办理", "the coordinator has not filed it yet; it is answered after that"))
    if stands is FilingStage.FILED:
        said = Sentence(
            f"该变更已于{filing.filed_on}报送备案，不必重复报送", f"it was filed on {filing.filed_on}: there is nothing left to file"
        )
        raise NotYourTurn(said)
    raise NotYourTurn(Sentence(f"该变更已于{filing.recorded_on}备案", f"it has been on record since {filing.recorded_on}"))


def _coordinator(filing: ChangeFiling) -> Organisation:
    found: Organisation | None = filing.amendment.ledger.coordinator
    if found is None:
        raise Incomplete((Need.OWNER,))
    return found


def _named(filing: ChangeFiling) -> tuple[str, str]:
    """The plan, and the row that was changed."""
    amendment = filing.amendment
    return amendment.ledger.plan.title, amendment.obligation.title if amendment.obligation else amendment.ledger.code


def _called(organisation: Organisation) -> str:
    return organisation.short_name or organisation.name


def _due(since: date, within: int) -> date | None:
    """The last working day; nobody guesses it from weekdays."""
    try:
        return registry.calendar().after(since, within)
    except CalendarMissing:
        return None
