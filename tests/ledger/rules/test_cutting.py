"""Rows are cut and joined: whatever the words are, none is lost and none stands twice."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taizhang.ledger.rules import cutting, places
from taizhang.ledger.rules.places import Standing

WORDS = st.text(st.sampled_from("新建水厂2座改造管网，。；、 （）"), min_size=1, max_size=40)


@given(first=WORDS, second=WORDS)
def test_what_is_cut_and_joined_again_says_the_same(first: str, second: str) -> None:
    words, at = f"{first}厂{second}网", len(first) + 1

    parts = cutting.parted(words, at)

    assert parts == (f"{first}厂", f"{second}网")
    assert cutting.joined(*parts, adjoining=True) == words


@given(first=WORDS, second=WORDS, adjoining=st.booleans())
def test_rows_that_are_joined_keep_every_character_in_its_order(first: str, second: str, *, adjoining: bool) -> None:
    whole = cutting.joined(first, second, adjoining=adjoining)

    assert whole.startswith(first)
    assert whole.endswith(second)
    assert whole[len(first) : len(whole) - len(second)] in {"", "；"}


@given(words=WORDS)
def test_wherever_a_cut_is_offered_it_can_be_made(words: str) -> None:
    for at in cutting.places_to_cut(words):
        assert "".join(cutting.parted(words, at)) == words


@given(words=WORDS, source=WORDS, at=st.integers(0, 40), start=st.integers(0, 100), known=st.booleans())
def test_the_two_parts_cover_the_place_of_the_whole_and_do_not_overlap(
    words: str, source: str, at: int, start: int, *, known: bool
) -> None:
    assume(at <= len(words))
    text = "文" * start + source
    span = (start, start + len(source))

    first, second = cutting.spans_of(span, words, at, text if known else None)

    if not known and len(words) != len(source):
        assert first == second == span
    else:
        assert (first[0], second[1]) == span
        assert first[0] <= first[1] == second[0] <= second[1]


def test_the_cut_is_found_in_a_source_whose_wording_was_mended() -> None:
    source, words = "加強年夜數據建設，改造管網", "加强大数据建设，改造管网"

    first, second = cutting.spans_of((0, len(source)), words, words.index("改造"), source)

    assert source[slice(*first)] == "加強年夜數據建設，"
    assert source[slice(*second)] == "改造管網"


@pytest.mark.parametrize(("words", "at"), [("新建水厂", 0), ("新建水厂", 4), ("新建水厂。", 4), ("，改造", 1), ("", 0)])
def test_no_row_without_words_comes_of_a_cut(words: str, at: int) -> None:
    with pytest.raises(cutting.NothingCut):
        cutting.parted(words, at)


@given(gaps=st.lists(st.integers(1, 1500), min_size=1, max_size=12), behind=st.integers(0, 11))
def test_a_row_that_is_put_in_stands_between_its_neighbours_and_moves_as_few_as_it_can(gaps: list[int], behind: int) -> None:
    assume(behind < len(gaps))
    rows = [Standing(number, sum(gaps[: number + 1])) for number in range(len(gaps))]

    room = places.room_behind(rows, behind)

    after = sorted([(room.moved.get(row, place), row) for row, place in rows] + [(room.place, -1)])
    assert [row for _, row in after] == [*range(behind + 1), -1, *range(behind + 1, len(gaps))]
    assert len({place for place, _ in after}) == len(after)
    if behind + 1 < len(gaps) and gaps[behind + 1] > 1:
        assert room.moved == {}


def test_the_matcher_that_finds_a_cut_sees_every_character() -> None:
    """Without `autojunk=False` a character that is frequent in a long text is no longer looked at."""
    words = "水" * 300 + "，改造管网"

    first, _ = cutting.spans_of((0, 306), words, 301, "水" * 300 + " ，改造管网")

    assert first == (0, 302)
