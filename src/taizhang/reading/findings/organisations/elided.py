"""The level that a list names once and then leaves out: 省发展改革委、财政厅 are 省发展改革委 and 省财政厅."""

import re
from collections.abc import Iterable, Iterator

from ...structure.bodies import LEVEL, ends_as_body
from .named import Named

# With what the name of a department begins. A name that begins otherwise (人民银行, 广州海关, 团市委) stands for itself.
_FUNCTIONS = """
    发展改革 发展和改革 发改 教育 教体 科技 科学技术 工业和信息化 工业信息化 工信 工科信 经信 经济和信息化 经济信息化 公安 民政 民族 民宗 宗教 司法 财政 人力资源 人社 人力社保 人力 自然资源 规划 国土 生态环境 环保
    环境保护 住房 住建 城乡 城建 建设 交通 水利 水务 农业 农村 农牧 农委 商务 文化 文旅 文广 文体 旅游 卫生 卫健 退役军人 应急 审计 国资 国有资产 市场监管 市场监督 工商 质监 体育 统计 医保 医疗保障 地方金融 金融 大数据
    数据 数字 政务 能源 林业 林草 园林 畜牧 海洋 渔业 粮食 乡村振兴 扶贫 信访 机关事务 行政审批 行政服务 审批 城管 城市管理 城市运行 城运 综合执法 综合行政执法 绿化 市容 税务 气象 消防 地震 水文 通信管理 邮政管理
    烟草专卖 总工会 工会 妇联 残联 工商联 科协 文联 侨联 红十字会 供销 国动办 国防动员 人防 人民防空 外办 外事 港澳 台办 侨办 知识产权 药监 药品监督 食品药品 食药监 广电 广播电视 新闻出版 文物 版权 档案 史志 保密 密码
    中医药 疾控 口岸 招商 投资促进 投促 贸促会 经济合作 合作交流 支援 口岸办 房管 房屋 住房保障 住保 公积金 社保 医管 矿山 煤炭 港航 港口 航务 公路 移民 搬迁 老龄 检察院 法院 人大 政协 研究室 政研室
    政府办公厅 政府办公室 政府 政府办 政府督查室 督查 营商 营商环境 社会工作 信用 低空 住房城乡建设 住房和城乡建设 交通运输 文化旅游 文化和旅游 卫生健康 应急管理 消防救援 民族宗教 退役军人事务 市场监督管理 科技创新
    商贸 网信 政法 宣传 统战 组织 纪检监察 检察 经济发展 经发 城乡规划 供电 通信 电力 教科文体 无线电 测绘 地质 地矿 盐业 储备 物资储备 物价 价格 监狱 戒毒 公共资源 机关工委
""".split()
_FUNCTION = re.compile("|".join(sorted(_FUNCTIONS, key=len, reverse=True)))
# Departments of the Party carry 省委, 市委 in front.
_OF_PARTY = re.compile(
    "组织部|宣传部|统战部|政法委|网信办|编办|改革办|军民融合办|国安办|台办|党校|老干部局|政研室|社会工作部|金融办|金委办|科技办|农办|财经办|巡察办|巡视办|直属机关工委|机要局|人才办"
)
_LEVEL = re.compile(
    rf"(?P<party>(?:自治区|自治州|[{LEVEL}]|师市)(?:党)?委(?=[组宣统政网编改军国台党老社金科农财巡直机人]))"
    rf"|(?P<level>自治区|自治州|师市|(?!市场|市容|市民[中卡热]|市政[公工园设]|区域|区块|县域|州际|省际|市域)[{LEVEL}])"
)
_CENTRAL = re.compile(r"(?:金融监管|金融监督管理|税务|市场监管)总局")  # and their branches
_BRANCH = re.compile(r"(?:分局|支局|分行|支行|分公司|分中心)(?:[（〔].*)?$")


def restored(named: Iterable[Named]) -> Iterator[Named]:
    """The names of a whole statement, in order, with the level restored where those before them show it."""
    level = party = ""
    for n in named:
        shown = _LEVEL.match(n.name)
        if shown and not _BRANCH.search(n.name):
            party = shown["party"] or ""
            level = shown["level"] or party.replace("党委", "").replace("委", "")
            yield n
        elif party and _OF_PARTY.match(n.name):
            yield n._replace(name=party + n.name)
        elif level and _FUNCTION.match(n.name) and not _CENTRAL.match(n.name) and (ends_as_body(n.name) or _FUNCTION.fullmatch(n.name)):
            yield n._replace(name=level + n.name)
        else:
            yield n


def is_function(name: str) -> bool:
    """Whether `name` is the work of a department without its kind: 教育 in 教育、公安等部门, 市应急管理."""
    shown = _LEVEL.match(name)
    work = name[shown.end() :] if shown else name
    return len(work) <= 10 and _FUNCTION.match(work) is not None
