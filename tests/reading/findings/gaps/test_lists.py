"""Lists that end in 等N项."""

import pytest

from .found import of, plan, said


def test_a_list_that_names_fewer_than_it_counts_is_asked_for_the_rest() -> None:
    message = said(plan("建设水库。推动清溪水库、石门水库等5项工程开工。"), "list-incomplete")

    assert "只写出2个" in message
    assert "其余3个" in message


@pytest.mark.parametrize(
    "words",
    [
        "推动清溪水库、石门水库等2项工程开工",
        "推动清溪水库、石门水库和龙泉水库等3项工程开工",
        "推动供水和排水一体化、节水改造等2项工程开工",
        "推动清溪水库（含大坝、溢洪道）、石门水库等2项工程开工",
        "落实水利部等四部门文件",
        "推动清溪水库等工程开工",
    ],
)
def test_a_list_that_names_all_or_counts_none_is_no_gap(words: str) -> None:
    found = plan(f"建设水库。{words}。")

    assert of(found, "list-incomplete") == of(found, "count-mismatch") == []


def test_a_list_that_names_more_than_it_counts_is_a_mismatch() -> None:
    assert "实际列出3个" in said(plan("建设水库。推动清溪水库、石门水库、龙泉水库等2项工程开工。"), "count-mismatch")
