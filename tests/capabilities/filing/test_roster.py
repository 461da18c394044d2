"""The roster says where each ledger stands, by when it was to be filed and whether it was; a day that has passed stays passed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.filing.actions.ordering import order_filing
from taizhang.capabilities.filing.models import FilingDuty
from taizhang.capabilities.filing.queries import roster
from taizhang.capabilities.filing.queries.one_filing import one_filing
from taizhang.capabilities.filing.rules.stages import Punctuality, Stage
from taizhang.ledger.actions import duties, ledgers, milestones
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation, Person, Plan
from taizhang.ledger.queries import log
from taizhang.ledger.rules.clock import StartUnknown
from taizhang.ledger.rules.milestones import Milestone
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import Since, Unit, Within
from tests.ledger.in_force import confirmed_draft
from tests.ledger.people import DAY, MARCH, Cast, day, draft_ledger

pytestmark = pytest.mark.django_db
TEN_DAYS = Within(10, Unit.WORKING_DAY, Since.ISSUED)
PAPER = "江政办发〔2026〕3号"
IN_TIME, TOO_LATE = MARCH + 11 * DAY, MARCH + 14 * DAY  # Friday the thirteenth, and the Monday behind it


@pytest.fixture
def draft(who: Cast) -> Ledger:
    """Of a plan that was issued on Sunday, the first of March."""
    ledger = confirmed_draft(who)
    order_filing([ledger], TEN_DAYS, basis=PAPER, by=who.by("office-supervisor"))
    return ledger


def filed(ledger: Ledger, who: Cast, at: datetime) -> Ledger:
    ledgers.sign(ledger, by=who.by("water-head"))
    return ledgers.file(ledger, by=who.by("water-clerk", at))


def line(who: Cast, on: date) -> roster.Line:
    (found,) = roster.roster(who.by("office-supervisor").actor, on=on)
    return found


def test_ten_working_days_from_a_sunday_end_on_the_second_friday(draft: Ledger) -> None:
    duty = FilingDuty.objects.get(ledger=draft)

    assert duty.due == day(3, 13)
    assert "10个工作日" in duty.rule_zh
    assert (duty.basis, str(duty.ordered_by)) == (PAPER, "省人民政府督查室")
    assert Event.objects.order_by("-number")[0].verb == "order_filing"
    assert log.verified().broken is None


def test_it_stands_where_its_ledger_stands(draft: Ledger, who: Cast) -> None:
    stages = [line(who, day(3, 2)).stage]
    ledgers.sign(draft, by=who.by("water-head"))
    stages.append(line(who, day(3, 2)).stage)
    ledgers.file(draft, by=who.by("water-clerk", IN_TIME))
    stages.append(line(who, day(3, 13)).stage)
    ledgers.put_on_record(draft, by=who.by("office-clerk", IN_TIME))
    stages.append(line(who, day(3, 13)).stage)

    assert stages == [Stage.DRAFT, Stage.SIGNED, Stage.FILED, Stage.ON_RECORD]


def test_on_the_last_day_it_is_in_time(draft: Ledger, who: Cast) -> None:
    assert line(who, day(3, 13)).punctuality is Punctuality.OPEN
    filed(draft, who, IN_TIME)

    found = line(who, day(6, 1))
    assert (found.filed, found.punctuality) == (day(3, 13), Punctuality.IN_TIME)


def test_a_day_that_passes_is_a_fact_and_filing_later_does_not_undo_it(draft: Ledger, who: Cast) -> None:
    assert line(who, day(3, 14)).punctuality is Punctuality.OVERDUE
    ledgers.put_on_record(filed(draft, who, TOO_LATE), by=who.by("office-clerk", TOO_LATE))

    found = line(who, day(6, 1))
    assert (found.stage, found.filed, found.punctuality) == (Stage.ON_RECORD, day(3, 16), Punctuality.LATE)


def test_what_was_filed_in_time_and_returned_was_in_time(draft: Ledger, who: Cast) -> None:
    filed(draft, who, IN_TIME)
    ledgers.return_ledger(draft, by=who.by("office-clerk", TOO_LATE, reason="第2项缺少时限"))

    found = line(who, day(3, 20))
    assert (found.stage, found.punctuality) == (Stage.RETURNED, Punctuality.IN_TIME)


def test_a_new_order_replaces_the_day_and_keeps_the_old_one_in_the_record(draft: Ledger, who: Cast) -> None:
    order_filing(
        [draft], Within(20, Unit.WORKING_DAY, Since.ISSUED), basis="江政办函〔2026〕9号", by=who.by("office-supervisor", MARCH + DAY)
    )

    duty = FilingDuty.objects.get(ledger=draft)
    assert (duty.due, duty.revision) == (day(3, 27), 2)
    assert log.verified().broken is None


def test_who_has_to_file_does_not_say_by_when(draft: Ledger, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        order_filing([draft], Within(90, Unit.DAY, Since.ISSUED), basis=PAPER, by=who.by("water-clerk"))

    assert FilingDuty.objects.get().due == day(3, 13)


def test_of_a_plan_without_that_date_nothing_is_ordered(draft: Ledger, who: Cast) -> None:
    with pytest.raises(StartUnknown):
        order_filing([draft], Within(10, Unit.WORKING_DAY, Since.RECEIVED), basis=PAPER, by=who.by("office-supervisor"))

    assert FilingDuty.objects.get().due == day(3, 13)


def test_rows_that_lack_a_person_a_day_or_a_measurable_target_are_counted_as_on_the_page_of_the_ledger(draft: Ledger, who: Cast) -> None:
    assert (line(who, day(3, 2)).rows, line(who, day(3, 2)).lacking) == (2, 2)  # nobody answers for either

    for lead in Assignment.objects.filter(obligation__ledger=draft, role="lead"):
        duties.name_person(lead, person=Person.objects.get(name="water-clerk"), by=who.by("water-clerk"))
    assert line(who, day(3, 2)).lacking == 1 == len(one_filing(draft).incomplete)  # the second measure has no target

    milestones.set_milestones(
        Obligation.objects.get(code=f"{draft.code}-0002"),
        (Milestone(day(3, 31), Decimal(100), Sentence("印发", "issued"), own=True),),
        by=who.by("water-clerk"),
    )
    assert line(who, day(3, 2)).lacking == 0 == len(one_filing(draft).incomplete)

    Obligation.objects.filter(code=f"{draft.code}-0001").update(due=None)
    assert line(who, day(3, 2)).lacking == 1 == len(one_filing(draft).incomplete)


def test_it_names_whom_to_call_and_shows_nothing_to_others(draft: Ledger, who: Cast) -> None:
    found = line(who, day(3, 2))

    assert (found.coordinator, found.contact and found.contact.name) == ("省水利厅", "water-clerk")
    assert roster.roster(who.by("elsewhere-clerk").actor, on=day(3, 2)) == []


def test_what_is_overdue_comes_first_and_the_number_of_questions_does_not_grow(draft: Ledger, who: Cast) -> None:
    actor = who.by("office-supervisor").actor
    with CaptureQueriesContext(connection) as few:
        roster.roster(actor, on=day(3, 14))
    Plan.objects.update(title="甲")
    others = [draft_ledger(who) for _ in range(3)]
    with CaptureQueriesContext(connection) as many:
        found = roster.roster(actor, on=day(3, 14))

    assert [one.code for one in found] == [draft.code, *(other.code for other in others)]
    assert len(many) == len(few)
    ((name, counts),) = roster.by_coordinator(found)
    assert (name, counts[Stage.DRAFT]) == ("省水利厅", 4)
