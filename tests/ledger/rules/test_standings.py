"""What counts as done: the least of the firm targets, or what the milestones say; never more than was proved."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.aims import Aim, Kind
from taizhang.ledger.rules.quantities import Quantity, ValueKind
from taizhang.ledger.rules.standings import Aimed, Node, Span, done, out_on, total

HOUSES = "处"
PERCENTS = st.decimals(0, 100, places=2)


def rising(value: int | None, *, goal: int = 100) -> Aimed:
    return Aimed(Aim(Kind.RISING, Decimal(goal), HOUSES), None if value is None else Quantity(Decimal(value), HOUSES))


def test_a_target_of_which_nobody_has_reported_does_not_count_as_nothing() -> None:
    assert done([rising(None), rising(40)], [], stepped=False, evidenced=True).percent == Decimal(40)
    assert done([rising(0), rising(40)], [], stepped=False, evidenced=True).percent == Decimal(0)
    assert done([rising(None)], [], stepped=False, evidenced=True).percent is None


def test_a_rank_is_reached_or_not_and_gives_no_percentage() -> None:
    rank = Aimed(Aim(Kind.RANK, Decimal(3), "位"), Quantity(Decimal(5), "位"))

    assert done([rank], [], stepped=False, evidenced=True).percent is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=5))
def test_without_evidence_nothing_is_more_than_95_percent_done_and_with_it_the_least_counts(values: list[int]) -> None:
    aims = [rising(value) for value in values]

    assert done(aims, [], stepped=False, evidenced=False).percent == min(Decimal(95), Decimal(min(values)))
    assert done(aims, [], stepped=False, evidenced=True).percent == Decimal(min(values))


@given(st.lists(st.tuples(PERCENTS, st.booleans()), max_size=6))
def test_milestones_add_up_to_no_more_than_their_last(steps: list[tuple[Decimal, bool]]) -> None:
    nodes = [Node(percent, verified=verified) for percent, verified in steps]

    found = done([], nodes, stepped=True, evidenced=True).percent

    if not nodes:
        assert found is None
    else:
        assert found is not None
        assert 0 <= found <= max(node.percent for node in nodes)
        assert (found == max(node.percent for node in nodes)) or not all(node.verified for node in nodes)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_single_periods_that_do_not_touch_are_all_added_up(values: list[int]) -> None:
    first = date(2022, 1, 1)
    spans = [Span(first + timedelta(days=10 * n), first + timedelta(days=10 * n + 9), Decimal(value)) for n, value in enumerate(values)]

    assert total(ValueKind.CURRENT, spans) == sum(values)
    assert total(ValueKind.CUMULATIVE, spans) == values[-1]


def test_a_month_is_not_counted_once_more_with_its_quarter() -> None:
    month = Span(date(2022, 3, 1), date(2022, 3, 31), Decimal(4))
    quarter = Span(date(2022, 1, 1), date(2022, 3, 31), Decimal(10))
    before = Span(date(2021, 12, 1), date(2021, 12, 31), Decimal(1))

    assert total(ValueKind.CURRENT, [before, quarter, month]) == Decimal(11)
    assert total(ValueKind.CURRENT, [quarter, before]) == Decimal(11)


@pytest.mark.parametrize(
    ("heard", "known", "days"), [(None, None, 20), (date(2022, 3, 31), None, None), (date(2022, 3, 31), date(2022, 6, 30), 20)]
)
def test_no_figure_is_awaited_where_none_was_due_or_it_is_known(heard: date | None, known: date | None, days: int | None) -> None:
    assert out_on(heard, known, days) is None
