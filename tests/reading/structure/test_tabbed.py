"""Tables pasted as text, with tabs between their cells."""

from taizhang.reading.structure.tables import task_rows

from ..making import page


def test_lines_with_as_many_tabs_are_the_rows_of_a_table() -> None:
    made = page("重点任务\n序号\t工作任务\t责任单位\n1\t更新管网三十公里\t县水务局\n2\t建成水厂两座\t县水务局、县财政局\n其他事项")

    rows = list(task_rows(made, made.lines))

    assert [made.text[f.start : f.end] for row in rows for f in row.fields["task"]] == ["更新管网三十公里", "建成水厂两座"]
    assert [bool(line.fields) for line in made.lines] == [False, True, True, True, False]


def test_one_line_with_tabs_is_no_table() -> None:
    assert not any(line.fields for line in page("更新\t供水\t管网\n建成水厂").lines)


def test_lines_with_one_tab_are_no_table() -> None:
    assert not any(line.fields for line in page("1\t更新管网\n2\t建成水厂").lines)
