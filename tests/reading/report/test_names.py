"""Names of sheets: short, allowed, and no two alike."""

import pytest

from taizhang.reading.report.names import Names


def test_a_name_says_the_kind_and_what_tells_the_plan_from_others() -> None:
    assert Names().of("备案表", "科技研发创新2022年行动计划") == "备案表 科技研发创新"


def test_a_kind_alone_is_a_name() -> None:
    assert Names().of("指标") == "指标"


def test_a_title_of_nothing_but_common_words_is_kept() -> None:
    assert Names().of("备案表", "2022年行动计划") == "备案表 2022年行动计划"


def test_a_long_title_is_cut_to_thirty_one_characters() -> None:
    name = Names().of("备案表", "供水" * 40)

    assert len(name) == 31
    assert name.startswith("备案表 供水供水")


def test_names_that_would_be_alike_are_numbered_and_stay_short() -> None:
    names = Names()

    found = [names.of("备案表", "供水" * 40) for _ in range(11)]

    assert len(set(found)) == 11
    assert found[1].endswith(" 2")
    assert found[10].endswith(" 11")
    assert all(len(name) <= 31 for name in found)


def test_names_that_differ_in_case_only_are_alike_to_excel() -> None:
    names = Names()

    assert names.of("备案表", "AI赋能") == "备案表 AI赋能"
    assert names.of("备案表", "ai赋能") == "备案表 ai赋能 2"


@pytest.mark.parametrize("mark", [*"[]:*?/\\#", "\n", "\x07", "\ufffe"])
def test_marks_that_a_name_may_not_have_are_left_out(mark: str) -> None:
    assert Names().of("备案表", f"供水{mark}保障") == "备案表 供水保障"


def test_an_apostrophe_neither_begins_nor_ends_a_name() -> None:
    assert Names().of("'备案表", "供水'") == "备案表 供水"


def test_a_character_beyond_the_basic_plane_counts_twice() -> None:
    name = Names().of("备案表", "𠮷" * 40)

    assert len(name.encode("utf-16-le")) // 2 <= 31
    assert name == "备案表 " + "𠮷" * 13
