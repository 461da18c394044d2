"""变更备案: opened for every change in effect, filed by the coordinator, closed by its being put on record, each once and in its order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from taizhang.capabilities.adjustment.actions import recording
from taizhang.capabilities.adjustment.actions.recording import NotYourTurn
from taizhang.capabilities.adjustment.jobs.filings import open_filings
from taizhang.capabilities.adjustment.models import ChangeFiling, ChangeLetter
from taizhang.capabilities.adjustment.pages.desk import cards
from taizhang.kit.paper import Paper, Text
from taizhang.ledger.actions import amendments, calendars, deeds
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.models import Amendment, Event, Ledger
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.refusals import Refused
from tests.ledger.in_force import first_row
from tests.ledger.people import DAY, MARCH, Cast, clock, day

pytestmark = pytest.mark.django_db
LETTER = Paper("关于报送台账变更备案的函", (Text("现报请备案。"),), "江海省水利厅")


@pytest.fixture
def applied(signed: Ledger, who: Cast) -> Amendment:
    """An extension that took effect on Monday 2 March 2026."""
    row = first_row(signed)
    proposal = Proposal(AmendmentKind.EXTEND, {"due": day(9, 30)}, "江政办函〔2026〕8号", MARCH.date(), row)
    made = amendments.propose(signed, proposal, by=who.by("water-clerk", reason="用地批复推迟"))
    amendments.approve(made, decision="同意", by=who.by("office-supervisor"))
    amendments.apply(made, by=clock())
    return made


@pytest.fixture
def filing(applied: Amendment) -> ChangeFiling:
    open_filings(MARCH)
    return ChangeFiling.objects.get()


def acts(who: Cast, username: str) -> list[str]:
    return [card.act.key for card in cards(who.by(username).actor, MARCH.date())]


def test_a_change_in_effect_is_to_be_put_on_record_within_ten_working_days(filing: ChangeFiling, applied: Amendment, who: Cast) -> None:
    assert (filing.amendment, filing.recipient, filing.opened_on) == (applied, who.office, day(3, 2))
    assert filing.due == day(3, 16)  # 3–6, 9–13, and Monday the 16th


def test_it_is_opened_once_however_often_the_clock_comes(filing: ChangeFiling) -> None:
    events = Event.objects.count()

    assert open_filings(MARCH + DAY) == "0 filings"

    assert (ChangeFiling.objects.count(), Event.objects.count()) == (1, events)


def test_what_is_only_approved_is_not_put_on_record_yet(signed: Ledger, who: Cast) -> None:
    proposal = Proposal(AmendmentKind.EXTEND, {"due": day(9, 30)}, "函", day(4, 1), first_row(signed))
    made = amendments.propose(signed, proposal, by=who.by("water-clerk", reason="用地批复推迟"))
    amendments.approve(made, by=who.by("office-supervisor"))

    assert open_filings(MARCH) == "0 filings"


def test_without_the_calendar_of_that_year_its_day_is_counted_when_that_is_announced(applied: Amendment) -> None:
    with deeds.deed("later", by=clock()) as deed:
        deed.change(applied, applied_on=day(12, 28).replace(year=2031))
    open_filings(MARCH)
    assert ChangeFiling.objects.get().due is None
    for year in (2031, 2032):
        calendars.enter_calendar_year(year, closed=[day(1, 1).replace(year=year)], worked=[], source="国办通知", by=clock())

    open_filings(MARCH + DAY)

    assert ChangeFiling.objects.get().due == day(1, 12).replace(
        year=2032
    )  # three days in December, seven in January but for New Year's Day


def test_the_coordinator_files_it_and_the_recipient_puts_it_on_record(filing: ChangeFiling, who: Cast) -> None:
    assert (acts(who, "water-clerk"), acts(who, "office-supervisor")) == (["file-change"], [])

    sent = recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk", MARCH + 3 * DAY))

    assert (acts(who, "water-clerk"), acts(who, "office-supervisor")) == ([], ["record-change"])
    receipt = recording.record_change(filing, mark="备变", by=who.by("office-supervisor", MARCH + 4 * DAY))
    assert (sent.paper.number, receipt.paper.number) == ("江水函〔2026〕1号", "备变〔2026〕1号")
    assert (filing.filed_on, filing.recorded_on, filing.record_number) == (day(3, 5), day(3, 6), "备变〔2026〕1号")
    assert (acts(who, "water-clerk"), acts(who, "office-supervisor")) == ([], [])


def test_it_comes_back_with_its_reason_and_goes_up_again_under_the_next_number(filing: ChangeFiling, who: Cast) -> None:
    recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk", MARCH + 3 * DAY))

    recording.return_change(filing, mark="补正", by=who.by("office-supervisor", MARCH + 4 * DAY, reason="缺批准文件"))

    (card,) = cards(who.by("water-clerk").actor, day(3, 7))
    assert (card.act.key, card.says) == ("file-change-again", ("缺批准文件",))
    assert acts(who, "office-supervisor") == []
    again = recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk", MARCH + 15 * DAY))
    assert again.paper.number == "江水函〔2026〕2号"
    assert (filing.filed_on, filing.returned_on) == (day(3, 5), None)  # filed first in time: that it came back makes it not late
    assert acts(who, "office-supervisor") == ["record-change"]
    recording.record_change(filing, mark="备变", by=who.by("office-supervisor", MARCH + 16 * DAY))
    assert [letter.act for letter in filing.letters.order_by("pk")] == ["file", "return", "file", "record"]


def test_its_papers_say_who_answers_whom_and_why(filing: ChangeFiling, who: Cast) -> None:
    recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk"))

    notice = recording.return_change(filing, mark="补正", by=who.by("office-supervisor", reason="缺批准文件"))

    assert (notice.paper.organisation, notice.paper.recipients.get().organisation) == (who.office, who.water)
    assert (notice.paper.ledger, notice.paper.obligation) == (filing.amendment.ledger, filing.amendment.obligation)
    assert "江水函〔2026〕1号" in str(notice.paper.content)
    assert "缺批准文件" in str(notice.paper.content)


def test_a_return_without_a_reason_is_refused(filing: ChangeFiling, who: Cast) -> None:
    recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk"))

    with pytest.raises(Refused):
        recording.return_change(filing, mark="补正", by=who.by("office-supervisor", reason=" "))

    assert ChangeLetter.objects.count() == 1


def test_nobody_takes_the_turn_of_another_or_the_same_turn_twice(filing: ChangeFiling, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        recording.file_change(filing, LETTER, mark="督函", by=who.by("office-supervisor"))
    with pytest.raises(NotYourTurn, match="has not filed"):
        recording.record_change(filing, mark="备变", by=who.by("office-supervisor"))
    with pytest.raises(NotYourTurn, match="has not filed"):
        recording.return_change(filing, mark="补正", by=who.by("office-supervisor", reason="缺批准文件"))
    recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk"))
    with pytest.raises(NotPermitted):
        recording.record_change(filing, mark="备变", by=who.by("water-head"))
    with pytest.raises(NotPermitted):
        recording.return_change(filing, mark="补正", by=who.by("water-head", reason="缺批准文件"))
    with pytest.raises(NotYourTurn, match="nothing left to file"):
        recording.file_change(filing, LETTER, mark="江水函", by=who.by("water-clerk"))
    recording.record_change(filing, mark="备变", by=who.by("office-supervisor"))
    with pytest.raises(NotYourTurn, match="on record since"):
        recording.record_change(filing, mark="备变", by=who.by("office-supervisor"))
    assert ChangeLetter.objects.count() == 2


def test_a_refusal_lies_on_the_desk_of_its_proposer_until_it_is_proposed_anew(signed: Ledger, who: Cast) -> None:
    proposal = Proposal(AmendmentKind.EXTEND, {"due": day(9, 30)}, "函", MARCH.date(), first_row(signed))
    made = amendments.propose(signed, proposal, by=who.by("water-clerk", reason="用地批复推迟"))
    amendments.refuse(made, decision="理由不充分", by=who.by("office-supervisor"))

    (card,) = cards(who.by("water-clerk").actor, MARCH.date())

    assert (card.act.key, card.says) == ("amendment-refused", ("理由不充分",))
    assert acts(who, "works-clerk") == []
    assert list(cards(who.by("water-clerk").actor, MARCH.date() + timedelta(days=31))) == []
    amendments.propose(signed, proposal, by=who.by("water-clerk", reason="补充材料后再报"))
    assert acts(who, "water-clerk") == []


def test_a_nudge_opens_it_as_soon_as_it_is_applied(applied: Amendment) -> None:
    open_filings(timezone.now())

    assert ChangeFiling.objects.get().amendment == applied
