"""Milestones proposed from templates: forward in time, the last on the due day, right for what is made."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.calendars import official
from taizhang.ledger.rules.milestones import TEMPLATES, Deliverable, TemplateStep, curve_of, propose
from taizhang.ledger.rules.schedule import expected
from taizhang.ledger.rules.sentences import Sentence

START, DUE = date(2022, 4, 1), date(2022, 12, 31)


def test_every_kind_of_deliverable_has_a_template_that_ends_with_all_of_it() -> None:
    assert set(TEMPLATES) == set(Deliverable)
    for steps in TEMPLATES.values():
        assert [step.at for step in steps] == sorted({step.at for step in steps})
        assert [step.percent for step in steps] == sorted({step.percent for step in steps})
        assert [steps[-1].at, steps[-1].percent] == [1, 100]


def test_what_is_built_starts_slowly() -> None:
    works = curve_of(propose(Deliverable.BUILT, START, DUE, calendar=official()))

    halfway = START + (DUE - START) / 2

    assert expected(works, halfway) < 50


def test_a_bid_shows_what_the_organisation_does_itself() -> None:
    bid = propose(Deliverable.NATIONAL_BID, START, DUE, calendar=official())

    assert [milestone.own for milestone in bid] == [True, True, True, False]
    assert bid[-2].title.zh == "报送"


def test_milestones_lie_on_working_days_but_the_last_is_the_due_day() -> None:
    proposed = propose(Deliverable.DOCUMENT, START, DUE, calendar=official())

    assert all(official().is_working_day(milestone.day) for milestone in proposed[:-1])
    assert proposed[-1].day == DUE  # a Saturday


def test_years_that_are_not_announced_yet_get_proposals_too() -> None:
    assert len(propose(Deliverable.BUILT, date(2025, 1, 1), date(2035, 12, 31), calendar=official())) == 5


def test_a_government_keeps_its_own_template() -> None:
    own = (
        TemplateStep(Decimal("0.5"), Decimal(70), Sentence("过半", "half")),
        TemplateStep(Decimal(1), Decimal(100), Sentence("完成", "done")),
    )

    assert [m.percent for m in propose(Deliverable.OTHER, START, DUE, calendar=official(), template=own)] == [70, 100]


@given(st.sampled_from(Deliverable), st.dates(date(2018, 3, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_milestones_go_forward_between_start_and_due_however_short_the_time(kind: Deliverable, start: date, length: int) -> None:
    due = start + timedelta(days=length)

    days = [milestone.day for milestone in propose(kind, start, due, calendar=official())]

    assert days == sorted(set(days))
    assert days[-1] == due
    assert all(start < day for day in days[:-1])


def test_nothing_is_due_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        propose(Deliverable.OTHER, DUE, START, calendar=official())
