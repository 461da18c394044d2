"""Tables that a copy has flattened, one cell a line, brought back to rows."""

from taizhang.reading.structure.page import Page
from taizhang.reading.structure.tables import Row, task_rows

from ..making import page

HEAD = "序号\n重点任务\n工作措施\n责任单位\n"


def _rows(text: str) -> tuple[Page, list[Row]]:
    made = page(text)
    return made, list(task_rows(made, made.lines))


def _said(made: Page, row: Row, kind: str) -> str:
    return "|".join(made.folded[f.start : f.end] for f in row.fields.get(kind, ()))


def test_each_number_begins_a_row() -> None:
    made, rows = _rows(HEAD + "1\n供水\n更新管网三十公里\n县水务局\n2\n道路\n修复水毁路段十二处\n县交通运输局\n")

    assert [(_said(made, r, "no"), _said(made, r, "task"), _said(made, r, "measures"), _said(made, r, "responsible")) for r in rows] == [
        ("1", "供水", "更新管网三十公里", "县水务局"),
        ("2", "道路", "修复水毁路段十二处", "县交通运输局"),
    ]
    assert made.text[rows[0].line.start : rows[0].line.end] == "1\n供水\n更新管网三十公里\n县水务局"


def test_cells_that_were_merged_stand_for_the_rows_below_too() -> None:
    made, rows = _rows(HEAD + "1\n供水\n更新管网三十公里\n县水务局\n2\n建成水厂两座\n3\n道路\n修复水毁路段十二处\n县交通运输局\n")

    assert [(_said(made, r, "task"), _said(made, r, "measures"), _said(made, r, "responsible")) for r in rows] == [
        ("供水", "更新管网三十公里", "县水务局"),
        ("供水", "建成水厂两座", "县水务局"),
        ("道路", "修复水毁路段十二处", "县交通运输局"),
    ]


def test_where_blank_lines_part_the_cells_a_broken_cell_is_one() -> None:
    made, rows = _rows(
        "序号\n\n工作任务\n\n责任单位\n\n1\n\n更新供水管网\n三十公里\n\n县水务局、\n县财政局\n\n2\n\n建成水厂两座\n\n县水务局\n"
    )

    assert [_said(made, r, "task").replace("\n", "") for r in rows] == ["更新供水管网三十公里", "建成水厂两座"]
    assert _said(made, rows[0], "responsible").replace("\n", "") == "县水务局、县财政局"


def test_a_caption_in_front_of_the_first_number_is_the_section_of_the_rows() -> None:
    made, rows = _rows(HEAD + "保障城乡供水\n1\n供水\n更新管网三十公里\n县水务局\n2\n水质\n检测水质十次\n县卫生健康局\n")

    assert [made.text[r.section.start : r.section.end] for r in rows if r.section] == ["保障城乡供水"] * 2


def test_without_numbers_a_row_has_as_many_cells_as_the_head() -> None:
    made, rows = _rows("工作任务\n责任单位\n完成时限\n更新管网三十公里\n县水务局\n2026年底\n建成水厂两座\n县水务局\n2026年6月\n")

    assert [(_said(made, r, "task"), _said(made, r, "due")) for r in rows] == [
        ("更新管网三十公里", "2026年底"),
        ("建成水厂两座", "2026年6月"),
    ]


def test_a_section_behind_the_table_is_no_row() -> None:
    made, rows = _rows(
        HEAD + "1\n供水\n更新管网三十公里\n县水务局\n2\n道路\n修复路段\n县交通运输局\n三、保障措施\n（一）加强领导。成立专班。\n"
    )

    assert len(rows) == 2
    assert "三、保障措施" in [made.words(line) for line in made.lines]


def test_short_lines_without_those_responsible_are_no_table() -> None:
    made, rows = _rows("序号\n乡镇\n电话\n1\n上河镇\n123\n2\n下河镇\n456\n")

    assert rows == []
    assert not any(line.fields for line in made.lines)


def test_an_extract_leaves_out_numbers_and_keeps_captions_of_empty_sections() -> None:
    made, rows = _rows(
        "序号\n重点任务\n主要责任单位\n协同配合单位\n一、稳投资\n3\n更新管网三十公里\n县水务局\n县财政局、各乡镇人民政府。\n"
        "二、促消费\n三、惠民生\n68\n建成水厂两座\n县水务局\n县民政局。\n"
    )

    assert [(_said(made, r, "no"), _said(made, r, "task"), _said(made, r, "lead")) for r in rows] == [
        ("3", "更新管网三十公里", "县水务局"),
        ("68", "建成水厂两座", "县水务局"),
    ]
    assert [made.text[r.section.start : r.section.end] for r in rows if r.section] == ["一、稳投资", "三、惠民生"]


def test_a_heading_behind_the_last_row_is_no_caption_of_the_table() -> None:
    made, rows = _rows(
        HEAD + "1\n供水\n更新管网三十公里\n县水务局\n2\n道路\n修复水毁路段十二处\n县交通运输局\n三、保障措施\n加强组织领导。\n"
    )

    assert [_said(made, r, "task") for r in rows] == ["供水", "道路"]
    assert [line.fields for line in made.lines[-2:]] == [(), ()]


def test_a_list_of_bodies_that_is_broken_over_lines_is_one_cell_and_the_day_behind_it_stays() -> None:
    made, rows = _rows(
        "序号\n重点任务\n牵头单位\n配合单位\n完成时限\n1\n更新管网三十公里\n县水务局\n县财政局\n县公安局\n2026年6月底前\n"
        "2\n修复水毁路段十二处\n县交通运输局\n县财政局\n2026年9月底前\n"
    )

    assert [(_said(made, r, "lead"), _said(made, r, "support"), _said(made, r, "due")) for r in rows] == [
        ("县水务局", "县财政局\n县公安局", "2026年6月底前"),
        ("县交通运输局", "县财政局", "2026年9月底前"),
    ]


def test_lines_of_work_and_of_owners_are_rejoined_each_with_its_kind() -> None:
    made, rows = _rows(
        "序号\n重点任务\n工作措施\n牵头单位\n配合单位\n完成时限\n1\n建设水厂\n新建水厂2座\n2026年改造泵站3座\n县水务局\n县财政局、\n县公安局\n2026年6月底\n"
        "2\n修复道路\n（1）修复路段12处\n（2）安装护栏30公里\n县交通运输局\n县财政局\n长期坚持\n"
    )

    assert [[_said(made, r, kind) for kind in ("task", "lead", "support", "due")] for r in rows] == [
        ["建设水厂", "县水务局", "县财政局、\n县公安局", "2026年6月底"],
        ["修复道路", "县交通运输局", "县财政局", "长期坚持"],
    ]
    assert _said(made, rows[0], "measures") == "新建水厂2座\n2026年改造泵站3座"


def test_a_row_that_tells_its_work_in_full_has_left_the_later_owners_empty_and_one_that_does_not_shares_the_earlier_ones() -> None:
    made, rows = _rows(
        "序号\n重点任务\n工作措施\n牵头单位\n配合单位\n1\n供水\n更新管网三十公里\n县水务局\n县财政局\n2\n建成水厂两座\n县公安局\n3\n道路\n修复路段\n县交通运输局\n"
    )

    assert [(_said(made, r, "task"), _said(made, r, "lead"), _said(made, r, "support")) for r in rows] == [
        ("供水", "县水务局", "县财政局"),
        ("供水", "县水务局", "县公安局"),
        ("道路", "县交通运输局", ""),
    ]


def test_a_column_of_sums_is_no_end_of_the_head() -> None:
    made, rows = _rows("序号\n项目名称\n总投资（万元）\n责任单位\n1\n新建水厂两座\n12600\n县水务局\n2\n更新管网三十公里\n960\n县水务局\n")

    assert [_said(made, r, "task") for r in rows] == ["新建水厂两座", "更新管网三十公里"]
