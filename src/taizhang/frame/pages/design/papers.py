"""A paper for the design language: every part of one, on one sheet."""

from datetime import date

from taizhang.kit.paper import Annex, Heading, Paper, Table, Text

SAMPLE = Paper(
    "关于报送工作台账的函",
    (Text("现将工作台账报送你委，请予备案。"), Heading("一、形成情况"), Heading("（一）会签", 2), Text("七个牵头单位均已会签。")),
    "江海省水利厅",
    to=("省发展改革委",),
    number="江水函〔2026〕3号",
    day=date(2026, 4, 8),
    note="联系人：林晓禾",
    copies=("省财政厅",),
    annexes=(Annex("工作台账", (Table(("序号", "具体举措", "完成时限"), (("1", "出台绿色采购办法", "2026年6月30日"),), (1, 6, 3)),)),),
)
