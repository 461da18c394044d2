"""变更备案: opened for every amendment that has taken effect, filed by the coordinator, closed by its being put on record."""

from datetime import date

from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.capabilities.adjustment.rules.filings import FilingStage, stage_of
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Amendment
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import amendment_paths, permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


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


def file_change(filing: ChangeFiling, *, number: str = "", by: By) -> ChangeFiling:
    """The coordinator has filed it, by a letter of that number."""
    permissions.require("file_ledger", by.actor, parties_to_ledger(by.actor, filing.amendment.ledger))
    with deeds.deed("file_change", by=by) as deed:
        deeds.hold(filing)
        _require(filing, FilingStage.OPEN)
        deed.about(filing.amendment.obligation or filing.amendment.ledger)
        return deed.change(filing, number=number, filed_on=by.today, filed_by_id=by.actor.person)


def record_change(filing: ChangeFiling, *, number: str = "", by: By) -> ChangeFiling:
    """It is on record: the filing is closed."""
    permissions.require("put_on_record", by.actor, parties_to_ledger(by.actor, filing.amendment.ledger))
    with deeds.deed("record_change", by=by) as deed:
        deeds.hold(filing)
        _require(filing, FilingStage.FILED)
        deed.about(filing.amendment.obligation or filing.amendment.ledger)
        return deed.change(filing, record_number=number, recorded_on=by.today, recorded_by_id=by.actor.person)


def _require(filing: ChangeFiling, stage: FilingStage) -> None:
    """It stands there; else `NotYourTurn`."""
    stands = stage_of(filed=filing.filed_on, recorded=filing.recorded_on)
    if stands is stage:
        return
    if stands is FilingStage.OPEN:
        raise NotYourTurn(Sentence("汇总牵头单位尚未报送，报送后再备案", "the coordinator has not filed it yet; it is recorded after that"))
    if stands is FilingStage.FILED:
        said = Sentence(
            f"该变更已于{filing.filed_on}报送备案，不必重复报送", f"it was filed on {filing.filed_on}: there is nothing left to file"
        )
        raise NotYourTurn(said)
    raise NotYourTurn(Sentence(f"该变更已于{filing.recorded_on}备案", f"it has been on record since {filing.recorded_on}"))


def _due(since: date, within: int) -> date | None:
    """The last working day; nobody guesses it from weekdays."""
    try:
        return registry.calendar().after(since, within)
    except CalendarMissing:
        return None
