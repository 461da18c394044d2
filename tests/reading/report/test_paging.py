"""Which rows stand on which page."""

from taizhang.reading.report.paging import Run, Wanted, runs


def _pages(*groups: Wanted, first: float = 92, room: float = 92) -> list[list[Run]]:
    # A page is filled to 92 parts in a hundred: the room given here leaves whole numbers.
    return list(runs(groups, first=first / 0.92, room=room / 0.92))


def test_groups_that_fit_stand_under_one_another() -> None:
    assert _pages(Wanted([30, 10]), Wanted([40])) == [[Run([30, 10])], [Run([40])]]


def test_a_group_that_does_not_fit_begins_a_page() -> None:
    assert _pages(Wanted([60]), Wanted([20, 20])) == [[Run([60])], [Run([20, 20], begins_page=True)]]


def test_what_follows_goes_on_below_it() -> None:
    assert _pages(Wanted([60]), Wanted([40]), Wanted([50]))[2] == [Run([50])]


def test_rows_are_stretched_for_the_words_that_are_merged_over_them() -> None:
    assert _pages(Wanted([10, 20], together=50)) == [[Run([20, 30])]]


def test_a_group_longer_than_a_page_is_parted_between_rows_and_its_shared_words_fit_on_each_part() -> None:
    (parts,) = _pages(Wanted([40, 40, 40], together=60))

    assert parts == [Run([40, 40]), Run([60], begins_page=True)]


def test_a_long_group_begins_on_the_page_at_hand_if_half_of_it_is_left() -> None:
    half, little = _pages(Wanted([40]), Wanted([40] * 4)), _pages(Wanted([60]), Wanted([40] * 4))

    assert half[1] == [Run([40]), Run([40, 40], begins_page=True), Run([40], begins_page=True)]
    assert little[1] == [Run([40, 40], begins_page=True), Run([40, 40], begins_page=True)]


def test_the_first_group_begins_below_the_title_even_if_the_title_is_high() -> None:
    assert _pages(Wanted([60]), first=10) == [[Run([60])]]
