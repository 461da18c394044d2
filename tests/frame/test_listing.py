"""A list that can be sorted."""

import pytest
from django.http import QueryDict

from taizhang.frame import listing

COLUMNS = [
    listing.Column("title", "Measure", sortable=True),
    listing.Column("due", "Deadline", kind="day", sortable=True),
    listing.Column("light", "Light"),
]
BY_DUE = listing.Order("due")


def order(asked: str) -> listing.Order:
    return listing.order(asked, columns=COLUMNS, default=BY_DUE)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("title", listing.Order("title")),
        ("-title", listing.Order("title", descending=True)),
        ("-due", listing.Order("due", descending=True)),
    ],
)
def test_a_list_comes_in_the_order_that_was_asked_for(asked: str, expected: listing.Order) -> None:
    assert order(asked) == expected
    assert expected.words == asked


@pytest.mark.parametrize("asked", ["", "-", "light", "password", "--due", "due; drop table"])
def test_an_order_that_there_is_not_is_the_usual_one(asked: str) -> None:
    assert order(asked) == BY_DUE


def test_each_head_leads_to_the_list_sorted_by_it_and_the_present_one_to_the_other_direction() -> None:
    heads = listing.headings(COLUMNS, now=BY_DUE, query=QueryDict("light=red"))

    assert (heads["title"].url, heads["title"].sorted) == ("?light=red&sort=title", "")
    assert (heads["due"].url, heads["due"].sorted) == ("?light=red&sort=-due", "ascending")
    assert (heads["light"].url, heads["light"].sorted) == ("", "")


def test_a_list_sorted_anew_begins_at_its_beginning() -> None:
    heads = listing.headings(COLUMNS, now=BY_DUE, query=QueryDict("before=abc&after=def&sort=due"))

    assert heads["title"].url == "?sort=title"
