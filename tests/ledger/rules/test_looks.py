"""Which lines a judge reads with care, and why."""

from datetime import date

import pytest

from taizhang.ledger.rules.looks import Told, reasons
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.sentences import Sentence


def test_a_line_without_anything_unusual_wants_no_look() -> None:
    plain = Told(done="已开工", expected_on=date(2026, 6, 1), promised=date(2026, 6, 1), due=date(2026, 6, 30), colour="green")

    assert reasons(plain) == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (Told(problem="用地未批", cause=Cause.LAND), "有问题：用地"),
        (Told(help_needed="请协调"), "请求协调"),
        (Told(returned_before=True), "曾被退回"),
        (Told(doubts=[Sentence("是否有误？", "?")]), "是否有误？"),
        (Told(figures_missing=1), "缺完成值"),
        (Told(colour="red"), "红灯"),
        (Told(expected_on=date(2026, 6, 2), promised=date(2026, 6, 1)), "预计完成时间推后"),
        (Told(expected_on=date(2026, 7, 1), due=date(2026, 6, 30)), "预计晚于完成时限"),
        (Told(done="稳步推进 ", done_before="稳步推进"), "与上期表述相同"),
    ],
)
def test_what_is_unusual_is_said(told: Told, why: str) -> None:
    assert [one.zh for one in reasons(told)] == [why]
