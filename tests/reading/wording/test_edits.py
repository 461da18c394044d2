"""A mended text knows for each of its characters where in the source it comes from."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.wording.edits import Edit, Layer, Mended, apply

WORDS = st.text(alphabet="县水务局负责，。a1", max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A source and edits of it that do not overlap; some drop, some replace by less, some by more."""
    source = draw(WORDS.filter(bool))
    places = sorted(draw(st.sets(st.integers(0, len(source)), max_size=12)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return source, [Edit(a, b, draw(st.text(alphabet="改补", max_size=4)), "test") for a, b in pairs]


def _spans(mended: Mended) -> list[tuple[int, int]]:
    return [mended.source_span(i, i + 1) for i in range(len(mended.text))]


@given(WORDS)
def test_a_text_without_edits_maps_to_itself(source: str) -> None:
    mended = apply(source, layers=[], edits=[])

    assert mended.text == source
    assert mended.mendings == ()
    assert _spans(mended) == [(i, i + 1) for i in range(len(source))]


@given(edited())
def test_every_character_of_the_mended_text_maps_into_the_source(given_: tuple[str, list[Edit]]) -> None:
    source, edits = given_

    mended = apply(source, layers=[], edits=edits)

    assert all(0 <= a < b <= len(source) for a, b in _spans(mended))


@given(edited())
def test_spans_never_go_back(given_: tuple[str, list[Edit]]) -> None:
    source, edits = given_

    spans = _spans(apply(source, layers=[], edits=edits))

    assert spans == sorted(spans)
    assert all(before[1] <= after[0] or before == after for before, after in pairwise(spans))


@given(edited())
def test_what_no_edit_touches_is_the_same_character_in_both_texts(given_: tuple[str, list[Edit]]) -> None:
    source, edits = given_

    mended = apply(source, layers=[], edits=edits)

    for i, (a, b) in enumerate(_spans(mended)):
        if not any(e.start <= a < e.end for e in edits):
            assert mended.text[i] == source[a:b]


@given(edited())
def test_the_text_is_the_source_with_every_edit_in_its_place(given_: tuple[str, list[Edit]]) -> None:
    source, edits = given_

    mended = apply(source, layers=[], edits=edits)

    assert mended.text == _by_hand(source, edits)
    assert [(m.span, m.source, m.mended) for m in mended.mendings] == [((e.start, e.end), source[e.start : e.end], e.mended) for e in edits]


@given(edited(), st.data())
def test_a_run_of_the_mended_text_is_found_again_by_its_span(given_: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = given_
    mended = apply(source, layers=[], edits=edits)
    if not mended.text:
        return
    start = data.draw(st.integers(0, len(mended.text) - 1))
    end = data.draw(st.integers(start + 1, len(mended.text)))

    a, b = mended.mended_span(*mended.source_span(start, end))

    assert a <= start
    assert b >= end
    assert mended.source_span(a, b) == mended.source_span(start, end)


@given(edited())
def test_the_order_in_which_edits_are_given_does_not_matter(given_: tuple[str, list[Edit]]) -> None:
    source, edits = given_

    assert apply(source, layers=[], edits=reversed(edits)) == apply(source, layers=[], edits=edits)


def test_a_run_with_a_mended_word_in_it_spans_the_whole_word_of_the_source() -> None:
    mended = apply("由当局统一修缮", layers=[], edits=[Edit(1, 3, "政府", "synonym")])

    assert mended.text == "由政府统一修缮"
    assert mended.source_span(2, 3) == (1, 3)
    assert mended.source_span(0, 5) == (0, 5)


def test_a_dropped_run_lies_inside_the_span_of_what_stands_around_it() -> None:
    mended = apply("管包养网网改造", layers=[], edits=[Edit(1, 4, "", "advertisement")])

    assert mended.text == "管网改造"
    assert mended.source_span(0, 2) == (0, 5)


def test_a_layer_gives_one_mending_for_each_run_that_it_changes() -> None:
    mended = apply("縣水務局", layers=[Layer("县水务局", "script")], edits=[])

    assert mended.text == "县水务局"
    assert [(m.span, m.source, m.mended, m.why) for m in mended.mendings] == [
        ((0, 1), "縣", "县", "script"),
        ((2, 3), "務", "务", "script"),
    ]


def test_a_change_at_the_very_end_is_kept_too() -> None:
    mended = apply("水務", layers=[Layer("水务", "script")], edits=[])

    assert [(m.span, m.mended) for m in mended.mendings] == [((1, 2), "务")]


def test_what_an_edit_replaces_is_not_reported_by_a_layer_as_well() -> None:
    mended = apply("由當局修繕", layers=[Layer("由当局修缮", "script")], edits=[Edit(1, 3, "政府", "synonym")])

    assert mended.text == "由政府修缮"
    assert [(m.span, m.source, m.mended, m.why) for m in mended.mendings] == [
        ((1, 3), "當局", "政府", "synonym"),
        ((4, 5), "繕", "缮", "script"),
    ]


def test_a_layer_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="not as long"):
        apply("县水务局", layers=[Layer("县水务", "script")], edits=[])


def _by_hand(source: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        source = source[: edit.start] + edit.mended + source[edit.end :]
    return source
