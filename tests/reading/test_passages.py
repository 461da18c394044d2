"""The words of a file as they stand there, for a person who wants to look into it."""

import pytest

from taizhang import reading


def test_paragraphs_and_rows_come_in_their_order_with_nothing_mended() -> None:
    page = "<p>甲乙一、任務</p><table><tr><td>名称</td><td>座</td></tr><tr><td rowspan=2>水厂</td><td>2</td></tr><tr><td>3</td></tr></table><p>完</p>"

    found = reading.passages(page.encode(), name="页.html")

    assert [passage.cells for passage in found] == [("甲乙一、任務",), ("名称", "座"), ("水厂", "2"), ("", "3"), ("完",)]
    assert [passage.table for passage in found] == [-1, 0, 0, 0, -1]


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(reading.ReadingError):
        reading.passages(b"", name="空.txt")
