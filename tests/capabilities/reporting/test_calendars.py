"""Reports open by themselves in the rhythm that was ordered: once, in time, and late where a server stood still."""

from datetime import date, datetime, timedelta

import pytest

from taizhang.capabilities.reporting.actions.ordering import order_reporting
from taizhang.capabilities.reporting.jobs.opening import open_due
from taizhang.capabilities.reporting.models import ReportingOrder
from taizhang.frame.packs import folder
from taizhang.ledger.actions import packs
from taizhang.ledger.models import Event, Ledger, Obligation, Report
from taizhang.ledger.pack import whole
from taizhang.ledger.queries import declared, log
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday, Rhythm
from tests.ledger.live import led_by
from tests.ledger.people import MARCH, Cast, clock

pytestmark = pytest.mark.django_db
PAPER = "江政督〔2026〕5号"
MONTHLY = Rhythm()


def at(month: int, day: int) -> datetime:
    """Early in the morning of that day."""
    return MARCH.replace(month=month, day=day)


def ordered(ledger: Ledger, who: Cast, rhythm: Rhythm = MONTHLY) -> ReportingOrder:
    (made,) = order_reporting([ledger], rhythm, basis=PAPER, by=who.by("office-supervisor"))
    return made


def test_a_monthly_report_opens_two_weeks_before_the_twenty_fifth_and_not_a_day_earlier(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)

    open_due(at(3, 10))
    assert not Report.objects.exists()
    said = open_due(at(3, 11))

    report = Report.objects.get()
    assert (report.period_start, report.period_end, report.due) == (date(2026, 3, 1), date(2026, 3, 31), date(2026, 3, 25))
    assert said == "1 reports opened"


def test_each_organisation_that_owes_something_has_one_with_a_line_for_each(ledger: Ledger, who: Cast) -> None:
    led_by(Obligation.objects.order_by("code")[1], who.works)
    ordered(ledger, who)

    open_due(at(3, 12))

    assert {report.organisation.short_name: report.lines.count() for report in Report.objects.all()} == {
        "省水利厅": 2,
        "省住房城乡建设厅": 1,
    }


def test_the_clock_may_start_it_as_often_as_it_likes(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)
    open_due(at(3, 12))
    events = Event.objects.count()

    assert open_due(at(3, 12)) == "0 reports opened"
    assert open_due(at(3, 24)) == "0 reports opened"

    assert (Report.objects.count(), Event.objects.count()) == (1, events)


def test_a_row_that_is_taken_on_before_the_day_has_its_line_the_next_morning(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)
    open_due(at(3, 12))
    led_by(Obligation.objects.order_by("code")[1], who.works)

    open_due(at(3, 13))

    assert Report.objects.count() == 2


def test_a_server_that_stood_still_over_the_day_opens_late_and_the_day_stays(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)

    open_due(at(4, 2))

    assert Report.objects.get().due == date(2026, 3, 25)


def test_a_quarter_is_reported_by_the_fifth_of_the_month_after_it_moved_where_offices_are_closed(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who, Rhythm(Cadence.QUARTERLY, by_day=5, after=1))  # 5 April 2026 is 清明节

    open_due(at(3, 31))

    report = Report.objects.get()
    assert (report.period_start, report.period_end, report.due) == (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 7))


def test_a_year_whose_holidays_nobody_has_announced_is_named_and_waits(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who, Rhythm(Cadence.YEARLY, by_day=10, after=1))

    assert open_due(at(12, 31)) == "0 reports opened, holidays not known of 2027"


def test_nothing_opens_for_a_ledger_that_is_not_in_force(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)
    Ledger.objects.update(state="draft")

    assert open_due(at(3, 12)) == "0 reports opened"


def test_what_is_ordered_anew_holds_from_then_on_and_the_record_keeps_both(ledger: Ledger, who: Cast) -> None:
    ordered(ledger, who)
    ordered(ledger, who, Rhythm(by_day=5, after=1, on_holidays=OnHoliday.BEFORE))

    order = ReportingOrder.objects.get()
    assert order.rhythm == Rhythm(by_day=5, after=1, on_holidays=OnHoliday.BEFORE)
    assert order.revision == 2
    assert log.verified().broken is None


def test_who_owes_does_not_say_how_often_he_is_asked(ledger: Ledger, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        order_reporting([ledger], MONTHLY, basis=PAPER, by=who.by("works-head"))


def test_what_a_pack_declares_is_read_as_the_rules_take_it() -> None:
    incoming, _problems = whole.read(folder.find("shandong-2022"))
    assert incoming is not None
    packs.load_pack(incoming, by=clock(MARCH - timedelta(days=1)))

    (found,) = declared.reporting_calendars()

    assert (found.name, found.nil) == ("月报", True)
    assert found.rhythm == Rhythm(Cadence.MONTHLY, 25, on_holidays=OnHoliday.BEFORE)
