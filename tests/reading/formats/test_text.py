"""Plain text: lines to blocks, drawn tables to rows."""

from taizhang.reading.formats.text import read as extract
from tests.reading.formats.shown import rows, words


def test_every_line_with_words_is_a_block_without_the_blanks_around_it() -> None:
    found = extract("标题\n\n　　一、任务。 \n   \n二、保障\n")
    assert words(found) == ["标题", "一、任务。", "二、保障"]
    assert {b.table for b in found.blocks} == {-1}


def test_all_line_ends_become_line_feeds_and_offsets_are_in_the_text_that_comes_back() -> None:
    found = extract("甲\r\n乙\r丙\u2028丁\x0b戊\x85己")
    assert found.text == "甲\n乙\n丙\n丁\n戊\n己"
    assert words(found) == list("甲乙丙丁戊己")


def test_a_pipe_table_gives_rows_with_cells_and_drops_its_rule() -> None:
    found = extract("分工表\n| 序号 | 任务 | 牵头单位 |\n|---|:---:|---|\n| 1 | 建网 | 省厅 |\n| 2 | 办学 |  |\n注：略")
    assert rows(found) == [["序号", "任务", "牵头单位"], ["1", "建网", "省厅"], ["2", "办学", ""]]
    assert [b.table for b in found.blocks] == [-1, 0, 0, 0, -1]
    assert [c.column for c in found.blocks[1].cells] == [0, 1, 2]


def test_tables_apart_are_numbered_apart() -> None:
    found = extract("| 甲 | 乙 |\n| 1 | 2 |\n下一张\n| 丙 | 丁 |")
    assert [b.table for b in found.blocks] == [0, 0, -1, 1]


def test_a_row_whose_cells_stand_on_lines_of_their_own_is_one_row() -> None:
    found = extract("|\n序号 |\n任务 |\n牵头单位 | ||\n|\n1 |\n建设\n网络 |\n省厅 |\n||||\n\n正文")
    assert rows(found) == [["序号", "任务", "牵头单位", "", ""], ["1", "建设\n网络", "省厅"]]
    assert words(found)[-1] == "正文"


def test_a_written_pipe_does_not_close_a_cell() -> None:
    assert rows(extract(r"| 甲\|乙 | 丙 |")) == [[r"甲\|乙", "丙"]]


def test_front_matter_is_kept_in_the_text_and_is_no_block() -> None:
    found = extract("---\n标题: 方案\ndate: '2024-05-10'\naliases:\n- x\nregion:\n  level: 市\n---\n\n# 方案\n正文")
    assert words(found) == ["# 方案", "正文"]
    assert found.text.startswith("---")


def test_a_ruled_line_opens_no_front_matter() -> None:
    assert words(extract("---\n一、任务\n省厅要推进。\n---\n二、保障")) == ["---", "一、任务", "省厅要推进。", "---", "二、保障"]


def test_cells_that_a_merged_one_has_left_empty_are_covered_by_it_up_to_the_next_section() -> None:
    table = """
| 序号 | 任务 | 具体举措 | 配合单位 |
| 一、农业 | | | |
| 1 | 建网 | 新建基站若干个 | 省厅 |
| 2 | | 改造老旧线路若干公里 | |
| 二、教育 | | | |
| 3 | | 新建学校若干所 | |"""

    found = extract(table)

    assert rows(found)[2:4] == [["1", "建网", "新建基站若干个", "省厅"], ["2", "改造老旧线路若干公里", ""]]
    assert [(c.column, c.rows) for c in found.blocks[2].cells] == [(0, 1), (1, 2), (2, 1), (3, 1)]
    assert [c.column for c in found.blocks[3].cells] == [0, 2, 3]
    assert rows(found)[5] == ["3", "", "新建学校若干所", ""]
