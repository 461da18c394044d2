"""Where a text says who is responsible, and what only looks like it."""

import pytest

from taizhang.reading.structure.statements import statements
from taizhang.reading.wording.fold import fold


def _stated(text: str) -> list[str]:
    folded = fold(text)
    return [folded[s.inner : s.close] for s in statements(folded, 0, len(folded))]


def _whole(text: str) -> list[str]:
    folded = fold(text)
    return [folded[s.start : s.end] for s in statements(folded, 0, len(folded))]


@pytest.mark.parametrize(
    "inner",
    [
        "县水务局负责",
        "县水务局牵头，县财政局配合",
        "县水务局、县财政局按职责分工负责",
        "牵头单位：县水务局；配合单位：县财政局",
        "责任单位：县水务局",
        "县水务局牵头，县财政局、各乡镇人民政府参与",
        "县水务局牵头负责",
        "各乡镇人民政府负责落实",
        "县水务局会同县财政局负责",
        "责任单位：县水务局，列第一位者为牵头单位，下同",
    ],
)
def test_a_bracket_that_names_bodies_and_their_part_is_a_statement(inner: str) -> None:
    assert _stated(f"更新供水管网30公里。（{inner}）") == [inner]
    assert _whole(f"更新供水管网30公里。（{inner}）") == [f"（{inner}）"]


@pytest.mark.parametrize(("opening", "closing"), [("（", "）"), ("(", ")"), ("【", "】"), ("［", "］"), ("[", "]")])
def test_every_kind_of_bracket_counts(opening: str, closing: str) -> None:
    assert _stated(f"更新供水管网。{opening}县水务局负责{closing}") == ["县水务局负责"]


@pytest.mark.parametrize(
    "bracket",
    [
        "（以下简称县水务局）",
        "（以下统称责任单位）",
        "（详见附件）",
        "（负责人签字）",
        "（禾政发〔2026〕3号）",
        "（县级负责）",
        "（含小学）",
        "（2026—2028年）",
        "（联系电话：1234567）",
        "（联系人：县水务局办公室，电话1234567）",
        "（部门负责制）",
        "（主要负责人、分管负责人）",
    ],
)
def test_a_bracket_that_explains_is_no_statement(bracket: str) -> None:
    assert _stated(f"更新供水管网{bracket}，完成改造30公里。") == []


def test_brackets_inside_a_statement_do_not_end_it() -> None:
    text = "更新供水管网。（县水务局牵头，各县（市、区）人民政府、县财政局（国资办）配合）加强巡查。"

    assert _whole(text) == ["（县水务局牵头，各县（市、区）人民政府、县财政局（国资办）配合）"]


def test_a_statement_behind_an_explaining_bracket_is_found() -> None:
    assert _stated("更新供水管网（含支管）30公里（县水务局负责）。") == ["县水务局负责"]


def test_several_statements_in_one_paragraph_are_found_in_order() -> None:
    text = "更新供水管网30公里。（县水务局负责）修复水毁路段12处。（县交通运输局负责）建设托育园2所。（县卫生健康局负责）"

    assert _stated(text) == ["县水务局负责", "县交通运输局负责", "县卫生健康局负责"]


def test_a_bracket_that_is_never_closed_states_nothing() -> None:
    assert _stated("更新供水管网。（县水务局负责") == []


@pytest.mark.parametrize(
    "line",
    [
        "责任单位：县水务局、县财政局",
        "牵头单位：县水务局",
        "配合部门：县财政局",
        "责任部门:县水务局",
        "主办单位：县水务局",
        "责任分工：县水务局",
        "完成时限：2026年底前",
        "责任主体：各乡镇人民政府",
        "时间节点：2026年6月底前",
        "办结时限：2026年6月底前",
    ],
)
def test_a_labelled_line_is_a_statement(line: str) -> None:
    assert _stated(f"更新供水管网30公里。\n{line}") == [fold(line)]


def test_labelled_lines_one_under_the_other_are_one_statement() -> None:
    text = "更新供水管网30公里。\n牵头单位：县水务局\n配合单位：县财政局\n完成时限：2026年底前"

    assert _stated(text) == ["牵头单位：县水务局\n配合单位：县财政局\n完成时限：2026年底前"]


def test_a_label_at_the_end_of_its_paragraph_is_a_statement() -> None:
    assert _stated("更新供水管网30公里。责任单位：县水务局、县财政局") == ["责任单位：县水务局、县财政局"]


def test_a_label_in_brackets_opens_a_statement_to_the_end_of_its_line() -> None:
    assert _whole("更新供水管网30公里。\n【责任单位】县水务局、县财政局\n下一段") == ["【责任单位】县水务局、县财政局"]


@pytest.mark.parametrize(
    "text",
    [
        "各责任单位按照任务分工组织实施。",
        "由牵头单位提请专题会议研究。",
        "对配合单位落实情况开展督查。",
        "完成时限由牵头单位确定。",
        "明确责任分工，压实责任。",
    ],
)
def test_a_label_in_mid_sentence_states_nothing(text: str) -> None:
    assert _stated(text) == []


def test_a_list_broken_over_two_lines_is_one_statement() -> None:
    text = "更新供水管网30公里。\n责任单位：县水务局、县财政局、\n县住房城乡建设局\n下一段。"

    assert _stated(text) == ["责任单位：县水务局、县财政局、\n县住房城乡建设局"]


def test_only_the_given_place_is_searched() -> None:
    text = "更新管网。（县水务局负责）修复道路。（县交通运输局负责）"
    second = text.index("修复")

    found = list(statements(text, second, len(text)))

    assert [text[s.inner : s.close] for s in found] == ["县交通运输局负责"]


@pytest.mark.parametrize(
    "text",
    [
        "更新供水管网30公里。（县水务局、县财政局）",
        "更新供水管网30公里。（县水务局）",
        "更新供水管网30公里（县水务局、县财政局）。",
        "更新供水管网30公里。（县水务局、县财政局，列第一位者为牵头单位，下同）",
        "更新供水管网30公里。（县水务局，县财政局。第一个逗号前为牵头单位，下同）",
    ],
)
def test_a_bracket_of_nothing_but_bodies_at_the_end_of_a_sentence_states_them(text: str) -> None:
    assert len(_stated(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "县发展改革局（县数据局）要加强调度。",
        "在甲园区（东片区、西片区）更新管网。",
        "建设水厂（含泵站、加压站）两座。",
        "更新管网。（详见县水务局文件）",
    ],
)
def test_a_bracket_of_bodies_inside_a_sentence_states_nothing(text: str) -> None:
    assert _stated(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "由县水务局牵头，县财政局、各乡镇配合",
        "县水务局牵头，县财政局配合",
        "县水务局、县财政局按职责分工负责",
        "县水务局会同县财政局组织实施",
        "由县水务局会同县财政局、县公安局负责",
        "县水务局牵头，各乡（镇）予以支持",
    ],
)
def test_a_sentence_that_says_nothing_else_is_a_statement_without_any_bracket(sentence: str) -> None:
    assert _stated(f"更新供水管网30公里。{sentence}。") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "各乡镇要切实负责",
        "加强县水务局和县财政局的配合",
        "县水务局要建立台账，县财政局要积极配合",
        "完善措施，抓好落实",
        "县水务局负责更新管网",
    ],
)
def test_a_sentence_of_work_is_no_statement(sentence: str) -> None:
    assert _stated(f"更新供水管网30公里。{sentence}。") == []


@pytest.mark.parametrize(
    "line",
    [
        "责任单位 县水务局、县财政局",
        "牵头单位县水务局，配合单位县财政局",
        "责任单位为县水务局、县财政局",
        "《责任单位：县水务局》",
        "〔责任单位：县水务局〕",
        "●责任单位：县水务局",
        "**责任单位：**县水务局",
    ],
)
def test_a_label_counts_in_any_bracket_and_without_a_colon(line: str) -> None:
    assert len(_stated(f"更新供水管网30公里。\n{line}")) == 1


def test_a_label_and_its_names_may_stand_on_lines_of_their_own() -> None:
    text = "更新供水管网30公里。\n牵头单位\n县水务局\n配合单位\n县财政局"

    assert _stated(text) == ["牵头单位\n县水务局", "配合单位\n县财政局"]


def test_a_bracket_that_is_only_broken_over_two_lines_is_one() -> None:
    assert _whole("更新管网。（责任单位：县水务局、县住房城\n乡建设局）") == ["（责任单位：县水务局、县住房城\n乡建设局）"]


def test_a_label_in_a_bracket_that_is_never_closed_still_counts() -> None:
    assert _stated("更新管网。（责任单位：县水务局\n2.新建水厂") == ["责任单位：县水务局"]
