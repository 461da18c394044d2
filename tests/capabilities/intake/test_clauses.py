"""Two editions clause by clause: whatever is changed, every clause of both is accounted for once, and no word is lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from taizhang.capabilities.intake.rules.clauses import Clause, Kind, compare, pieces_of

WORDS = st.text(st.sampled_from("新建改造水厂管网23座公里"), min_size=1, max_size=10)


def clauses(words: list[str], *, key: str = "a", due: str = "", owners: tuple[tuple[str, str], ...] = ()) -> list[Clause]:
    return [Clause(f"{key}{at}", "1", "节水", text, due, owners, (at, at + 1)) for at, text in enumerate(words)]


@given(words=st.lists(WORDS, max_size=8))
def test_an_edition_differs_in_nothing_from_itself(words: list[str]) -> None:
    assert compare(clauses(words), clauses(words, key="b")) == []


@given(old=st.lists(WORDS, max_size=7), new=st.lists(WORDS, max_size=7))
def test_every_clause_that_has_no_twin_is_told_once(old: list[str], new: list[str]) -> None:
    found = compare(clauses(old), clauses(new, key="b"))

    told_old = [change.old.key for change in found if change.old]
    told_new = [change.new.key for change in found if change.new]
    assert len(told_old) == len(set(told_old))
    assert len(told_new) == len(set(told_new))
    same = sum((Counter(old) & Counter(new)).values())
    assert (len(old) - len(told_old), len(new) - len(told_new)) == (same, same)


@given(old=WORDS, new=WORDS)
def test_the_pieces_say_both_wordings_in_full(old: str, new: str) -> None:
    found = pieces_of(old, new)

    assert "".join(piece.words for piece in found if piece.sign != "+") == old
    assert "".join(piece.words for piece in found if piece.sign != "-") == new


def test_a_clause_that_only_moved_is_the_same_and_one_with_another_day_is_changed() -> None:
    old, new = clauses(["新建水厂", "改造管网"]), clauses(["改造管网", "新建水厂"], key="b")
    assert compare(old, new) == []

    (change,) = compare(clauses(["新建水厂"], due="2026-06-30"), clauses(["新建水厂"], due="2026-09-30"))

    assert (change.kind, change.fields) == (Kind.CHANGED, ("due",))


def test_what_has_little_in_common_was_dropped_and_added_and_stands_where_it_stood() -> None:
    found = compare(clauses(["新建水厂2座", "出台管理办法", "改造管网"]), clauses(["新建水厂2座", "培训人员", "改造管网"], key="b"))

    assert [change.kind for change in found] == [Kind.ADDED, Kind.DROPPED]
