"""What sort of paper a piece of evidence 佐证 is, and what its name says of that, so that nobody is asked what can be read.

>>> kind_told("某县污水处理厂竣工验收意见.pdf").value, kind_told("IMG_0312.jpg").value, kind_told("材料一.docx").value
('acceptance', 'photo', 'other')
"""

import re
from enum import StrEnum


class EvidenceKind(StrEnum):
    """Types of evidence, from what weighs most to what only tells."""

    ACCEPTANCE = "acceptance"  # 验收、检测、鉴定意见
    APPROVAL = "approval"  # 批复、核准、备案、许可
    STATISTICS = "statistics"  # 统计数据、公报
    FUNDS = "funds"  # 资金下达、拨付凭证
    CONTRACT = "contract"  # 合同、协议
    ISSUED = "issued"  # 印发的文件
    PHOTO = "photo"  # 照片、影像
    RECORD = "record"  # 业务系统、网站上的记录
    REPORT = "report"  # 工作报告、总结
    OTHER = "other"


# The first that is met counts: 关于印发《验收办法》的通知 is issued, a 验收报告 is an acceptance and no report.
_SAID: tuple[tuple[EvidenceKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (EvidenceKind.ISSUED, "印发"),
        (EvidenceKind.ACCEPTANCE, "验收|检测|检验|鉴定|评审意见|竣工|完工"),
        (EvidenceKind.APPROVAL, "批复|批准|核准|立项|许可|备案|复函|同意"),
        (EvidenceKind.FUNDS, "资金下达|指标文|拨付|支付|凭证|发票|到账"),
        (EvidenceKind.CONTRACT, "合同|协议|中标"),
        (EvidenceKind.STATISTICS, "统计|公报|报表|数据|明细表|清单"),
        (EvidenceKind.ISSUED, r"〔\d{4}〕\d+号|通知|办法|规定|细则|方案|规划"),
        (EvidenceKind.PHOTO, "照片|影像|现场图|截图"),
        (EvidenceKind.RECORD, "^https?://|网址|系统记录"),
        (EvidenceKind.REPORT, "报告|总结|情况|说明|汇报"),
        (EvidenceKind.PHOTO, r"(?i)\.(?:jpe?g|png|tiff?|mp4)$"),
    )
)


def kind_told(*names: str) -> EvidenceKind:
    """The type that the first of the names says which says one: a title, a file's name, the number of a record elsewhere; else `OTHER`."""
    return next((kind for name in names for kind, words in _SAID if words.search(name)), EvidenceKind.OTHER)
