"""Which sentences order something: a careful clerk would mark these, and no others."""

import pytest

from taizhang.capabilities.supervision.rules.ordering import left_out, orders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("旱情反映出灌区改造滞后。请水利厅牵头，住建厅配合，\n研究提出改造方案。", ["请水利厅牵头，住建厅配合，研究提出改造方案"]),
        ("会议听取了水利厅关于灌区改造的汇报，指出前期工作进展顺利。", []),
        ("资金缺口由财政厅负责筹措；工程质量要从严把关！", ["资金缺口由财政厅负责筹措", "工程质量要从严把关"]),
        ("主要做法很好，重要经验值得总结。各市须于9月底前完成摸排。", ["各市须于9月底前完成摸排"]),
        ("一、同意方案\n二、抓紧开工\n三、已落实资金", ["二、抓紧开工"]),
        ("年底前完成验收。", ["年底前完成验收"]),
        ("", []),
    ],
)
def test_what_orders_something_is_read_and_what_only_tells_is_not(text: str, expected: list[str]) -> None:
    assert orders(text) == expected


def test_a_sentence_is_taken_where_part_of_it_is_quoted_or_the_whole_text_is() -> None:
    text = "请水利厅牵头，住建厅配合，\n研究提出改造方案。所需资金请水利厅测算。"

    assert left_out(text, ["住建厅配合，研究提出改造方案"]) == ["所需资金请水利厅测算"]
    assert left_out(text, [text]) == []
    assert left_out(text, ["没有这句话"]) == orders(text)
