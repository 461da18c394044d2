"""Charts as values."""

import pytest

from taizhang.frame.charts import Chart, Series

PLAN = Chart("进度", "月份", ("4", "5"), (Series("计划", (5.0, 12.0), "line"), Series("完成", (6.0, None))), unit="%")


def test_the_table_behind_a_chart_says_what_the_chart_draws() -> None:
    assert PLAN.rows == [("4", (5.0, 6.0)), ("5", (12.0, None))]
    assert PLAN.figures["series"] == [
        {"name": "计划", "values": [5.0, 12.0], "drawn": "line"},
        {"name": "完成", "values": [6.0, None], "drawn": "bar"},
    ]


def test_a_row_of_figures_that_is_too_short_is_noticed() -> None:
    with pytest.raises(ValueError, match="shorter"):
        _ = Chart("进度", "月份", ("4", "5"), (Series("计划", (5.0,)),)).rows
