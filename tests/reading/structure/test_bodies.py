"""Names of public bodies told by their form."""

import pytest

from taizhang.reading.structure.bodies import ends_as_body, ends_list, is_body, lists_bodies


@pytest.mark.parametrize(
    "name",
    "县水务局 省水利厅 县委组织部 市发展改革委 县政府 团县委 县总工会 县残联 县工商联 县红十字会 禾岭海关 人民银行禾岭县支行 县消防救援大队 县融媒体中心 "
    "县高新区管委会 国网禾岭供电公司 县人民法院 县防汛抗旱指挥部 县级专班 各乡镇 各区、县（市） 各县（市、区） 各有关市 各乡镇（街道） 试点地区 中国电信 中科院".split(),
)
def test_what_ends_as_a_body_or_stands_for_many_is_one(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("words", "发展格局 空间布局 举办 全部 干部 社会 群团 更新管网 供水 局".split())
def test_words_that_end_in_the_same_letters_are_no_body(words: str) -> None:
    assert not is_body(words)


def test_a_bracket_behind_a_name_does_not_count() -> None:
    assert ends_as_body("县政府办公室（县督查室）")
    assert not ends_as_body("更新管网（三十公里）")


def test_a_list_may_end_with_one_body_or_with_many_places() -> None:
    assert ends_list("县水务局、县财政局")
    assert ends_list("县水务局和各乡（镇）")
    assert not ends_list("县水务局更新管网")


@pytest.mark.parametrize("words", ["县水务局", "县水务局、县财政局，各乡镇（街道）", "县水务局、县财政局等", "★县水务局、县财政局"])
def test_nothing_but_bodies_is_a_list_of_them(words: str) -> None:
    assert lists_bodies(words)


@pytest.mark.parametrize("words", ["含小学", "徐行片区", "县水务局、供水管网", "如县水务局", "以下简称县水务局", "县水务局的水厂", ""])
def test_what_holds_anything_else_is_no_list_of_bodies(words: str) -> None:
    assert not lists_bodies(words)
