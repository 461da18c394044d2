"""The labels behind which a text names who is responsible, until when, and what else stands in the same record."""

# What a body may owe; a label joins one or two of them to a noun (责任单位, 牵头责任部门, 配合（参与）单位).
_OWES = """
    牵头 责任 配合 主办 承办 协办 参与 参加 支持 主责 协助 落实 实施 协同 指导 主管 组织 联合 监督 监管 督导 督促 推进 负责 协作 会办 主抓 包保 涉及
""".split()
_NOUNS = "单位 部门 主体 地区 机构 处室 科室 单位部门 区县 县区 市县 县市区 镇街 街镇 乡镇 企业".split()
_BEFORE = "共同 主要 第一 市级 省级 区级 县级 市直 省直 区直 县直 具体 任务 工作 总 各 镇级 主体 行业 属地 第二 其他 辅助 镇街 街道".split()
_OWE = "|".join(_OWES)
_NOUN = "|".join(sorted(_NOUNS, key=len, reverse=True))
_NAMED = rf"(?:{'|'.join(_BEFORE)})?(?:{_OWE})(?:[、/和及与]?(?:{_OWE}))?(?:（(?:{_OWE})）)?(?:{_NOUN})(?:（(?:{_NOUN}|{_OWE})）)?(?:[、/和及与](?:分工|责任人))?"
LABEL = rf"(?:{_NAMED}|(?:责任|任务|职责|工作)分工|(?:{_OWE}|分工)(?=[* ]*：))"
# Without a colon a label is one only directly in front of a body: 牵头单位县水务局, 责任单位为各乡镇.
DIRECT = rf"(?:{_NAMED})(?:为|是|有)?(?=[省市县区州盟旗各]|国家|国务院|中国|人民银行|团[省市县区]委)"
DATE_LABEL = r"(?:(?:完成|办结|落实|整改|推进|实施|达标|起止|工作|任务|计划)?(?:时限|时间|期限|年限)(?:要求|安排|节点)?|时间节点|完成日期|时间进度|进度安排|进度要求)"
# Who answers in person, and the other fields of a record: what stands behind them names no body.
PERSON_LABEL = r"(?:(?:牵头|责任|分管|主管|包保|包联|联系|配合|督办|挂钩|市级|县级|区级|省级|主要|第一|[省市县区镇])*(?:领导|责任人|负责人|责任领导)|责任人|联系人|联络员|联系电话|电话)"
OTHER_LABEL = (
    rf"(?:{PERSON_LABEL}|"
    r"(?:工作|主要|具体|推进)?(?:目标|措施|举措|任务|内容|要求|标准|成果|成效|进展|形式)|工作目标|目标任务|预期成效|预期目标|备注|资金来源|考核指标|监督科室|适用对象|政策依据)"
)
# With one of these every label begins: where another character stands, none is tried.
FIRST = "".join(
    sorted(
        {
            words[0]
            for words in (
                *_OWES,
                *_BEFORE,
                *"责任 任务 职责 分工 完成 办结 落实 整改 推进 实施 达标 起止 工作 计划 时限 期限 年限 节点 进度".split(),
            )
        }
    )
)
_HINT = r"(?:（[^（）\n]{0,30}）)?"
ANY_LABEL = rf"(?:{LABEL}|{DATE_LABEL})"
COLON = rf"{_HINT}[* ]*(?:为)?："
