"""Public bodies by the form of their names: what a name ends in, and what a list of them looks like."""

import re

# Signs that a text sets at a name to tell who leads.
MARKS = "*★▲△●◆■☆※#◎○"
LEVEL = "省市县区州盟旗"
# Ministries whose names have no level and no other sign of an office.
MINISTRIES = "(?:外交|国防|教育|科技|工业和信息化|公安|民政|司法|财政|人力资源社会保障|自然资源|生态环境|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人|应急管理)部|审计署|海关总署|税务总局|市场监管总局|金融监管总局"

# What the name of one body ends in.
_ENDS = frozenset(
    """
    厅 局 委 委员会 办 办公室 部 署 政府 司 府 监委 纪委 党组 党委 党工委 管委会 人大常委会 国资委 编委 团省委 团市委 团县委 团区委 团州委 团中央
    法院 检察院 研究院 设计院 学院 医院 科学院 科院 规划院 卫生院 中心 总队 支队 大队 中队 救援队 执法队 工作队 集团 兵团 公司 子公司 指挥部
    银行 分行 支行 总行 农商行 农发行 工行 农行 中行 建行 人行 研究所 交易所 派出所 司法所 税务所 事务所 监测所 监督所 管理所 检验所 财政所
    工作站 服务站 管理站 监测站 监督站 推广站 供水站 林业站 水利站 办事处 管理处 事务处 养护处 工程处 督查室 研究室 政研室 监察室
    供销社 合作社 报社 通讯社 出版社 供销总社 合作总社 联社 合作联社 妇联 残联 工商联 商联 侨联 文联 社科联 台联 记协 科协 作协 政协 贸促会
    红十字会 总工会 工会 协会 学会 商会 基金会 联合会 委会 消委会 监会 理事会 常委会 海关 机关 领导小组 工作小组 专项小组 小组 专班 工作组 专项组 核查组 督查组 协调组 监管组
    专责组 联席会议 单位 部门 机构 主体 街道 乡镇 镇街 街镇 园区 开发区 新区 示范区 功能区 保税区 管理区 景区 高新区 经开区 产业园 试验区
    高校 院校 大学 学校 党校 中学 小学 幼儿园 电视台 广播台 融媒体 日报 图书馆 博物馆 档案馆 文化馆 科技馆 美术馆 水厂 林场 农场 保护区 武警
    电网 供电 邮政 电信 移动 联通 铁塔 地铁 城投 交投 资本 企业 协调机制 办公厅 自贸区 口岸办 税务局
    """.split()
)
_LAST = frozenset(end[-1] for end in _ENDS)
_KINDS_OF_GOVERNMENT = ("数字政府", "法治政府", "阳光政府", "廉洁政府", "服务型政府")  # what is built, not who builds it
_LENGTHS = sorted(set(map(len, _ENDS)))
# What ends in the same letters and is no body.
_NO_BODIES = frozenset(
    """
    格局 布局 结局 时局 全局 僵局 大局 破局 开局 变局 举办 承办 创办 兴办 协办 主办 督办 催办 交办 停办 代办 帮办 网办 通办 即办 快办 能办 可办 速办
    全部 内部 外部 干部 局部 东部 西部 南部 北部 中部 一部 细部 顶部 底部 官府 上司 群团 社团 社会 机会 大会 年会 例会 峰会 晚会 议会 中央厅 客厅 餐厅 展厅
    """.split()
)

# Bodies of many places together: 各市, 各县（市、区）, 各有关市, 各乡镇（街道）.
_PLACE = """
    省 自治区 直辖市 设区市 设区的市 地级以上市 地级市 市 州 盟 地市 市州 区 县 旗 县市区 市县区 县区 区县 市县 旗县 旗县区 县级市 镇 乡 乡镇 街道 镇街 街镇 镇街道 乡镇街道
    村 社区 地 园区 功能区 开发区 新区 街 师市 师 兵团
""".split()
PLACE = "|".join(sorted(_PLACE, key=len, reverse=True))
_BRACKETS = r"[（〔〈\[][^（）〔〕〈〉\[\]\n]{1,30}[）〕〉\]]"
COLLECTIVE = re.compile(
    rf"(?:全[省市县区州])?(?:各|有关|相关)(?:有关|相关|试点|重点|责任)?(?:{PLACE})(?:、(?:{PLACE}))*(?:{_BRACKETS})?(?:{PLACE})?|(?:{PLACE}){_BRACKETS}|(?:试点|示范|帮扶|受灾|承接)(?:地区|省份|城市|{PLACE})"
)
_LAST_OF_MANY = frozenset("）〕〉]份" + "".join(place[-1] for place in _PLACE))
_BRACKET = re.compile(_BRACKETS)
_NOT_IN_NAMES = re.compile(r"[的“”《》：]")
_BRACKET_BEHIND = re.compile(rf"(?:{_BRACKETS})$")
# A bracket that only explains or abbreviates is no list of bodies, whatever it ends in.
_EXPLAINS = re.compile(
    r"不?含|包括|如|例如|比如|即|以下|下称|简称|原|详见|见|除|另|指|注|附|由|可|按|在|对|与|或|至|和|及|但|非|共|其中|主要"
)
# A list in which nothing is surely an office (片区, 示范区, 大学) may be one of places or of things.
_IS_OFFICE = re.compile(rf"^(?:[{LEVEL}]|各|国家|中国|有关)|[厅局委办部署府会司]$")
_LIST_MARKS = re.compile(r"[、，；。：\n 和及与由]")
_SPLIT = re.compile(r"[、，；]|以及")


def is_body(name: str) -> bool:
    """Whether `name` has the form of one body's name, or of many together."""
    return 2 <= len(name) <= 40 and (ends_as_body(name) or COLLECTIVE.fullmatch(name) is not None)


def ends_as_body(words: str) -> bool:
    """Whether the name of a body could end where `words` ends; a bracket behind it does not count."""
    bare = _BRACKET_BEHIND.sub("", words).rstrip() if words[-1:] in "）〕〉]" else words
    if bare[-1:] not in _LAST:  # as most words
        return False
    if bare[-2:] in _NO_BODIES or bare[-3:] in _NO_BODIES or len(bare) < 2 or bare.endswith(_KINDS_OF_GOVERNMENT):
        return False
    for length in _LENGTHS:  # noqa: SIM110  a generator costs more than what it asks, and nothing here is asked more often
        if bare[-length:] in _ENDS:
            return True
    return False


def ends_list(words: str) -> bool:
    """Whether a list of bodies could end where `words` ends: with one body, or with many together (各乡（镇）)."""
    if ends_as_body(words[-40:]):
        return True
    return words[-1:] in _LAST_OF_MANY and COLLECTIVE.fullmatch(_LIST_MARKS.split(words[-30:])[-1]) is not None


def lists_bodies(words: str) -> bool:
    """Whether `words` is nothing but a list of bodies: 县水务局、县财政局，各乡镇人民政府等."""
    bare = _BRACKET.sub("", words).strip(" 。*\n").removesuffix("等")
    pieces = [piece.strip(f" {MARKS}") for piece in _SPLIT.split(bare)]
    known = len(bare) >= 3 and any(_IS_OFFICE.search(piece) for piece in pieces)
    return known and not _EXPLAINS.match(words.strip()) and all(is_body(piece) and _is_bare(piece) for piece in pieces)


def _is_bare(piece: str) -> bool:
    return len(piece) <= 24 and _NOT_IN_NAMES.search(piece) is None
