"""What the parts say together: weights, blanks, trees, and the rate of what was in time."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.rollup import Node, Part, on_time, rolled_up, total
from taizhang.ledger.rules.weights import normalised

JUNE = date(2022, 6, 30)


def part(percent: int | None, weight: str | None = None, name: str = "甲") -> Part:
    return Part(name, None if percent is None else Decimal(percent), None if weight is None else Decimal(weight))


def test_weights_are_normalised_and_the_result_says_so() -> None:
    found = rolled_up([part(100, "3", "甲"), part(0, "1", "乙")])

    assert found.percent == 75
    assert found.weights == (Fraction(3, 4), Fraction(1, 4))
    assert "甲 75%、乙 25%" in found.sentence.zh
    assert "normalised" in found.sentence.en


def test_one_weight_of_1_among_several_children_does_not_make_the_others_disappear() -> None:
    found = rolled_up([part(100, "1"), part(0), part(50)])

    assert found.percent == 50
    assert set(found.weights) == {Fraction(1, 3)}


def test_who_has_not_reported_does_not_count_as_zero_and_is_named() -> None:
    found = rolled_up([part(80, name="甲"), part(None, name="乙")])

    assert (found.percent, found.at_least, found.blank) == (Decimal(80), Decimal(40), ("乙",))
    assert "1方未填报，不按零计" in found.sentence.zh


def test_a_zero_counts() -> None:
    assert rolled_up([part(80), part(0)]).percent == 40


@pytest.mark.parametrize("parts", [[], [part(None)]])
def test_where_nothing_is_known_nothing_is_said(parts: list[Part]) -> None:
    assert rolled_up(parts).percent is None


@given(st.lists(st.none() | st.decimals(0, 1000, places=2), min_size=1, max_size=20))
def test_weights_add_up_to_exactly_one(weights: list[Decimal | None]) -> None:
    if all(weight == 0 for weight in weights):
        with pytest.raises(ValueError, match="more than nothing"):
            normalised(weights)
    else:
        assert sum(normalised(weights)) == 1


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), min_size=1))
def test_the_whole_lies_between_its_parts(parts: list[tuple[int, int]]) -> None:
    found = rolled_up([part(percent, str(weight)) for percent, weight in parts])

    assert found.percent is not None
    assert min(p for p, _ in parts) <= round(found.percent, 9) <= max(p for p, _ in parts)


def test_a_negative_weight_is_none() -> None:
    with pytest.raises(ValueError, match="not negative"):
        normalised([Decimal(-1)])


def test_totals_count_parents_and_not_their_children_again() -> None:
    tree = [
        Node("省", None, Decimal(100)),
        Node("甲市", "省", Decimal(60)),
        Node("甲县", "甲市", Decimal(20)),
        Node("另一项", None, None),
        Node("乙市", "另一项", Decimal(7)),
        Node("丙市", "另一项", Decimal(3)),
    ]

    assert total(tree) == 110
    assert total(tree[1:3]) == 60


def test_a_circle_of_parts_is_told() -> None:
    with pytest.raises(ValueError, match="part of itself"):
        total([Node("a", "b", None), Node("b", "a", None), Node("c", "a", Decimal(1))])


def test_the_on_time_rate_counts_what_is_open_and_overdue() -> None:
    closed_in_time, closed_late, overdue = (JUNE, date(2022, 6, 1)), (JUNE, date(2022, 7, 5)), (JUNE, None)

    found = on_time([closed_in_time, closed_late, overdue, overdue], date(2022, 8, 1))

    assert (found.in_time, found.due, found.open_and_overdue) == (1, 4, 2)
    assert found.rate == 25


def test_what_is_not_due_yet_does_not_count_and_what_is_closed_early_does() -> None:
    found = on_time([(JUNE, None), (JUNE, date(2022, 5, 1))], JUNE)

    assert (found.in_time, found.due) == (1, 1)
    assert on_time([], JUNE).rate is None


def test_a_past_rate_does_not_know_what_was_closed_later() -> None:
    assert on_time([(JUNE, date(2022, 9, 1))], date(2022, 8, 1)).open_and_overdue == 1
