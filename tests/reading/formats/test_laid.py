"""Pages with places: characters to lines, lines to paragraphs, ruling lines to tables, over the ends of pages."""

from collections.abc import Sequence

from taizhang.reading.formats.boxes import Table
from taizhang.reading.formats.grid import rows_of
from taizhang.reading.formats.laid.flow import pieces_of
from taizhang.reading.formats.laid.sheet import Rule, Run, Sheet

SIZE, PITCH, LEFT, WIDE = 10.0, 16.0, 50.0, 20  # twenty characters to the line


def sheet(*lines: tuple[float, float, str]) -> Sheet:
    """A page of 300 by 400 with words at (x, y)."""
    page = Sheet(300, 400)
    for x, y, words in lines:
        page.runs.extend(Run(x + i * SIZE, y, x + (i + 1) * SIZE, y + SIZE, c) for i, c in enumerate(words))
    return page


def text(*lines: str, top: float = 60.0) -> Sheet:
    """A page of lines; each ideographic space in front moves a line in by one character."""
    return sheet(*((LEFT + SIZE * (len(w) - len(w.lstrip("　"))), top + PITCH * i, w.lstrip("　")) for i, w in enumerate(lines)))


def table(page: Sheet, top: float, rows: Sequence[Sequence[str]], *, merged: Sequence[tuple[int, int]] = ()) -> Sheet:
    """A ruled table of columns of 60 and rows of 20; `merged` are (row, column) without a line above."""
    bottom = top + 20 * len(rows)
    for column in range(len(rows[0]) + 1):
        page.rules.append(Rule(LEFT + 60 * column, top, LEFT + 60 * column, bottom))
    for r in range(len(rows) + 1):
        for column in range(len(rows[0])):
            if (r, column) not in merged:
                page.rules.append(Rule(LEFT + 60 * column, top + 20 * r, LEFT + 60 * (column + 1), top + 20 * r))
    for r, row in enumerate(rows):
        for column, words in enumerate(row):
            page.runs.extend(sheet((LEFT + 60 * column + 5, top + 20 * r + 5, words)).runs)
    return page


def paragraphs(*pages: Sheet) -> list[str]:
    return [piece for piece in pieces_of(pages) if isinstance(piece, str)]


def cells(*pages: Sheet) -> list[list[list[tuple[str, int, int]]]]:
    """Of every table the rows, each as (words, column, rows covered)."""
    return [[[(c.text, c.column, c.rows) for c in row] for row in rows_of(piece)] for piece in pieces_of(pages) if isinstance(piece, Table)]


FULL = "推进基站建设并按月报告进展情况确保年底" + "前"


def test_a_full_line_goes_on_in_the_next_and_an_indent_opens_a_paragraph() -> None:
    page = text("　　" + FULL[:18], "完成。", "　　" + FULL[:18], FULL, "完成。")

    assert paragraphs(page) == [FULL[:18] + "完成。", FULL[:18] + FULL + "完成。"]


def test_a_line_that_had_room_for_more_closes_its_paragraph_without_an_indent() -> None:
    assert paragraphs(text(FULL, "各市人民政府：", FULL, FULL)) == [FULL + "各市人民政府：", FULL + FULL]


def test_a_line_is_full_where_the_number_that_follows_had_no_room() -> None:
    page = text(FULL, FULL, FULL, FULL[:16], "20260630号文件", FULL)

    assert paragraphs(page)[0] == FULL * 3 + FULL[:16] + "20260630号文件"


def test_the_mark_of_an_item_opens_a_paragraph_behind_a_sentence_that_fills_its_line() -> None:
    full_stop = FULL[:19] + "。"

    assert paragraphs(text(full_stop, "（二）" + FULL[:10], full_stop, "3.办好。")) == [
        full_stop,
        "（二）" + FULL[:10],
        full_stop,
        "3.办好。",
    ]


def test_marks_of_the_lowest_level_inside_a_sentence_do_not() -> None:
    line = FULL[:19] + "；"

    assert paragraphs(text(line, "②建网；③办好。")) == [line + "②建网；③办好。"]


def test_a_paragraph_goes_on_over_the_end_of_a_page_without_page_numbers_and_running_heads() -> None:
    first = text("　　" + FULL[:18], FULL)
    second = text(FULL, "完成。")
    for number, page in enumerate((first, second), start=1):
        page.runs.extend(sheet((100, 380, f"—{number}—"), (LEFT, 10, "县政府公报")).runs)

    assert paragraphs(first, second) == [FULL[:18] + FULL + FULL + "完成。"]


def test_lines_far_apart_are_no_paragraph() -> None:
    assert paragraphs(sheet((LEFT, 60, FULL), (LEFT, 76, FULL), (LEFT, 92, FULL), (LEFT, 140, FULL))) == [FULL * 3, FULL]


def test_a_number_out_at_the_margin_has_its_words_under_one_another() -> None:
    page = text("1." + FULL[:18], "　　" + FULL[:18], "　　完成。", "2.办好。", FULL, FULL)

    assert paragraphs(page)[:2] == ["1." + FULL[:18] + FULL[:18] + "完成。", "2.办好。"]


def test_characters_printed_twice_are_read_once_and_doubled_ones_twice() -> None:
    page = sheet((LEFT, 60, "天天向上"), (LEFT + 0.4, 60, "天天向上"))

    assert paragraphs(page) == ["天天向上"]


def test_ruling_lines_give_rows_and_merged_cells() -> None:
    page = table(text("表"), 100, [["序号", "任务", "单位"], ["1", "建网", "省厅"], ["2", "", "市局"]], merged=[(2, 1)])

    assert cells(page) == [
        [[("序号", 0, 1), ("任务", 1, 1), ("单位", 2, 1)], [("1", 0, 1), ("建网", 1, 2), ("省厅", 2, 1)], [("2", 0, 1), ("市局", 2, 1)]]
    ]
    assert paragraphs(page) == ["表"]


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    page = table(Sheet(300, 400), 100, [["任务", "单位"], ["建网", "省厅"]])
    page.rules = [rule for rule in page.rules if rule.is_level or LEFT < rule.x0 < LEFT + 120]

    assert cells(page) == [[[("任务", 0, 1), ("单位", 1, 1)], [("建网", 0, 1), ("省厅", 1, 1)]]]


def test_lines_of_a_cell_join_where_the_first_was_full_and_names_under_one_another_stay_apart() -> None:
    page = table(Sheet(300, 400), 100, [["任务", "单位"], ["", ""]])
    page.rules.extend(Rule(x, 140, x, 180) for x in (LEFT, LEFT + 60, LEFT + 120))
    page.rules = [r for r in page.rules if not (r.is_level and r.top == 140)] + [Rule(LEFT, 180, LEFT + 120, 180)]
    page.runs.extend(sheet((LEFT + 5, 125, "建设标准厂"), (LEFT + 5, 141, "房"), (LEFT + 65, 125, "省厅"), (LEFT + 65, 141, "市局")).runs)

    assert cells(page)[0][1] == [("建设标准厂房", 0, 1), ("省厅 市局", 1, 1)]


def test_a_table_goes_on_on_the_next_page_without_its_repeated_head() -> None:
    head = ["序号", "任务", "单位"]

    pages = table(Sheet(300, 400), 100, [head, ["1", "建网", "省厅"]]), table(Sheet(300, 400), 50, [head, ["2", "办学", "市局"]])

    assert [[words for words, _, _ in row] for row in cells(*pages)[0]] == [head, ["1", "建网", "省厅"], ["2", "办学", "市局"]]


def test_a_row_that_the_end_of_a_page_has_broken_is_put_together() -> None:
    pages = (
        table(Sheet(300, 400), 100, [["序号", "任务", "单位"], ["1", "建网", "省厅"], ["2", "建设标准", "市发展"]]),
        table(Sheet(300, 400), 50, [["", "厂房", "改革委"], ["3", "办学", "县局"]]),
    )

    assert [[words for words, _, _ in row] for row in cells(*pages)[0]][2:] == [
        ["2", "建设标准厂房", "市发展改革委"],
        ["3", "办学", "县局"],
    ]


def test_a_merged_cell_covers_rows_of_both_pages() -> None:
    first = table(Sheet(300, 400), 100, [["序号", "任务", "单位"], ["1", "建网", "省厅"], ["2", "", "市局"]], merged=[(2, 1)])
    second = table(Sheet(300, 400), 50, [["3", "", "县局"], ["4", "办学", "校"]])

    assert cells(first, second)[0][1:] == [
        [("1", 0, 1), ("建网", 1, 3), ("省厅", 2, 1)],
        [("2", 0, 1), ("市局", 2, 1)],
        [("3", 0, 1), ("县局", 2, 1)],
        [("4", 0, 1), ("办学", 1, 1), ("校", 2, 1)],
    ]


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    page = text("任务")
    page.rules = [Rule(i * 7, j * 7, i * 7 + 1, j * 7 + 5) for i in range(60) for j in range(60)]

    assert list(pieces_of([page])) == ["任务"]
