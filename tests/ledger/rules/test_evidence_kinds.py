"""The type of a piece of evidence is told by its names, and asked for where they say nothing."""

import pytest

from taizhang.ledger.rules.evidence_kinds import kind_told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县污水处理厂竣工验收意见.pdf", "acceptance"),
        ("关于印发《竣工验收办法》的通知.docx", "issued"),  # a document about acceptance accepts nothing
        ("省发展改革委关于项目可行性研究报告的批复.pdf", "approval"),
        ("江农水〔2026〕3号.ofd", "issued"),
        ("专项资金拨付凭证.jpg", "funds"),
        ("施工合同（正本）.pdf", "contract"),
        ("三季度统计报表.xlsx", "statistics"),
        ("IMG_20260312.JPG", "photo"),
        ("https://www.example.gov.cn/a/1.html", "record"),
        ("上半年工作情况.docx", "report"),
        ("材料一.docx", "other"),
    ],
)
def test_a_name_tells_the_type_of_the_paper(name: str, kind: str) -> None:
    assert kind_told(name) == kind


def test_the_title_is_believed_before_the_name_of_the_file() -> None:
    assert kind_told("材料一", "检测报告.pdf") == "acceptance"
    assert kind_told("普查数据", "检测报告.pdf") == "statistics"
