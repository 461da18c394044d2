"""Progress where nobody looks on: a few lines, however many files there are."""

import pytest

from taizhang.frame.bulk.progress import shown


@pytest.mark.parametrize(("total", "lines"), [(0, 0), (10, 0), (11, 9), (1000, 9)])
def test_a_log_has_a_line_for_each_tenth(total: int, lines: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(shown(range(total), total)) == list(range(total))

    assert len(capsys.readouterr().err.splitlines()) == lines
