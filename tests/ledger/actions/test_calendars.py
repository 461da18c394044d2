"""An administrator enters a year as soon as it is announced; from then on, and not before, the calendar counts with it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.calendars import enter_calendar_year
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import CalendarYear, Event
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.calendar_years import CalendarUnfit
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import CLOCK, Actor, Role
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db
YEAR = 2099
CLOSED = [date(YEAR, 1, 1), date(YEAR, 1, 21)]
WORKED = [date(YEAR, 1, 24)]
SOURCE = "国务院办公厅关于2099年部分节假日安排的通知"
SETUP = By(CLOCK, MORNING)


def enter(closed: Sequence[date] = CLOSED, worked: Sequence[date] = WORKED, *, by: By = SETUP, seen: int | None = None) -> CalendarYear:
    return enter_calendar_year(YEAR, closed=closed, worked=worked, source=SOURCE, seen=seen, by=by)


def test_a_year_that_was_entered_is_counted_with() -> None:
    with pytest.raises(CalendarMissing):
        registry.calendar().is_working_day(CLOSED[0])

    enter()

    calendar = registry.calendar()
    assert not calendar.is_working_day(CLOSED[1])
    assert calendar.is_working_day(WORKED[0])
    assert calendar.after(date(YEAR, 1, 20), 1) == date(YEAR, 1, 22)


def test_what_was_known_before_does_not_have_it() -> None:
    enter()

    with pytest.raises(CalendarMissing):
        registry.calendar(known_at=MORNING - timedelta(days=1)).is_working_day(CLOSED[0])


def test_one_event_tells_of_it_and_entering_the_same_again_none() -> None:
    year = enter()
    enter()

    event = Event.objects.get()
    assert (event.verb, event.subject) == ("enter_calendar_year", f"calendaryear:{year.pk}")


def test_a_correction_keeps_what_was_known() -> None:
    enter()
    enter(closed=CLOSED[:1], by=By(CLOCK, MORNING + timedelta(days=2)))

    assert registry.calendar().is_working_day(CLOSED[1])
    assert not registry.calendar(known_at=MORNING + timedelta(days=1)).is_working_day(CLOSED[1])


def test_the_second_of_two_who_correct_is_told() -> None:
    enter()
    enter(closed=CLOSED[:1], seen=1)

    with pytest.raises(Overtaken):
        enter(worked=[], seen=1)


@pytest.mark.parametrize(
    ("closed", "worked", "fault"),
    [
        ([date(YEAR, 1, 24)], [], "2099-01-24 is a Saturday or Sunday, and off anyway"),
        ([*CLOSED, date(2098, 12, 31)], [], "2098-12-31 is not in 2099"),
        (CLOSED, [date(YEAR, 1, 22)], "2099-01-22 is no Saturday or Sunday"),
        ([*CLOSED, CLOSED[0]], [], "2099-01-01 stands twice"),
        ([], [], "2099 has no day off"),
    ],
)
def test_days_that_cannot_be_are_refused_by_name(closed: list[date], worked: list[date], fault: str) -> None:
    with pytest.raises(CalendarUnfit) as refused:
        enter(closed, worked)

    assert fault in [found.en for found in refused.value.faults]
    assert not CalendarYear.objects.exists()


def test_a_clerk_may_not() -> None:
    clerk = Actor(1, "林", 1, 7, "省水利厅", frozenset({Role.CLERK}))

    with pytest.raises(NotPermitted):
        enter(by=By(clerk, MORNING))
