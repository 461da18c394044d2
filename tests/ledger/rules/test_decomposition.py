"""The parts of a target cover the whole; rates are not added."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.decomposition import Decomposition, Direction, NotCovered, Verdict, decomposed, increments, require_covered
from taizhang.ledger.rules.quantities import RatesNotAdded, ValueKind


def parts_of(whole: int, *parts: int | None, direction: Direction = Direction.REACH) -> Decomposition:
    named = {f"市{number}": None if part is None else Decimal(part) for number, part in enumerate(parts, 1)}
    return decomposed(Decimal(whole), named, kind=ValueKind.CUMULATIVE, direction=direction)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ((60, 40), Verdict.COVERED),
        ((60, 50), Verdict.COVERED),  # 110 percent is still allowed
        ((60, 51), Verdict.OVERLOADED),
        ((60, 39), Verdict.SHORT),
        ((60, None), Verdict.OPEN),
        ((60, 0), Verdict.SHORT),  # a zero that was set is no blank
    ],
)
def test_the_parts_make_the_whole_or_it_is_said_that_they_do_not(parts: tuple[int | None, ...], verdict: Verdict) -> None:
    assert parts_of(100, *parts).verdict is verdict


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ((60, 40), Verdict.COVERED),
        ((60, 41), Verdict.SHORT),
        ((50, 40), Verdict.OVERLOADED),
        ((70, None), Verdict.OPEN),
        ((101, None), Verdict.SHORT),
    ],
)
def test_a_limit_is_not_exceeded_by_its_parts(parts: tuple[int | None, ...], verdict: Verdict) -> None:
    assert parts_of(100, *parts, direction=Direction.KEEP_BELOW).verdict is verdict


def test_a_shortfall_is_refused_with_its_size_and_a_gap_with_its_name() -> None:
    with pytest.raises(NotCovered) as short:
        require_covered(parts_of(100, 60, 30))
    with pytest.raises(NotCovered) as incomplete:
        require_covered(parts_of(100, 60, None))

    assert "比总目标100少10" in short.value.sentence.zh
    assert "市2" in incomplete.value.sentence.zh


def test_far_more_than_the_whole_is_a_warning_and_no_refusal() -> None:
    overloaded = parts_of(100, 80, 80)

    require_covered(overloaded)

    assert "层层加码" in overloaded.sentence.zh


@pytest.mark.parametrize("kind", [ValueKind.GROWTH, ValueKind.SHARE, ValueKind.RANK])
def test_rates_are_not_added(kind: ValueKind) -> None:
    with pytest.raises(RatesNotAdded):
        decomposed(Decimal(8), {"甲市": Decimal(8)}, kind=kind)


def test_quarters_that_run_on_become_parts_of_the_year() -> None:
    parts = increments([Decimal(20), Decimal(40), Decimal(70), Decimal(100)])

    assert list(parts) == [20, 20, 30, 30]
    assert increments([Decimal(20), None, Decimal(70), Decimal(100)]) == (Decimal(20), None, None, Decimal(30))
    with pytest.raises(NotCovered):
        increments([Decimal(20), Decimal(10)])


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=16))
def test_the_parts_of_their_own_sum_cover_it(parts: list[int]) -> None:
    require_covered(parts_of(sum(parts), *parts))
