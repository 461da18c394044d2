"""Whether a quantity is aimed at: what stands before and behind it in its clause."""

import re

from ..quantities import Quantity
from ..verbs import begins_with_verb

BOUND_BEHIND = re.compile(r"[）”]?(?:以上|以内|以下|左右|上下)")
_AT_LEAST = re.compile(
    r"(?:达到?|超过|超(?=$)|突破|不得?[低少高大多]于|不得?超过|低于|高于|至少|左右|力争|新增|约|(?:控制|稳定|保持|维持)在|(?:增加|提高|提升|下降|降低|扩大|拓展|扩展|压缩|压减|缩短|延长|上升|减少)[到至]|降至|增至)[^，、]{0,4}$"
)
_FEW = frozenset("个 种 项 条 类 批 张 次 位 家 对 支 名 组 套 件 场 级 部".split())
_ACHIEVES = re.compile(
    r"达到|达|超过|突破|不低于|不少于|不高于|至少|力争|争取|争创|增长|增幅|增速|提高|提升|下降|降低|压减|减少|控制在|稳定在|保持在|新增|新建|新培育|新启动|新认定|新开|新改|新设|新引进|新招引|新发展|累计|"
    r"建成|建设|打造|创建|培育|认定|遴选|布局|完成|实现|攻克|形成|举办|开展|培训|组织|组建|推广|招引|引进|引育|落地|改造|改建|扩建|建立|设立|选派|选树|选育|制定|制修订|修订|发布|编制|推出|评选|命名|获批|开通|投用|开工|竣工|"
    r"启动|布设|安装|配备|种植|造林|治理|修复|压缩|缩短|提供|发放|汇聚|归集|接入|上线|储备|入库|壮大|发展|吸纳|转化|覆盖|前移|排名|进入|占|比重|比例|率|规模|总量|产值|收入|营收|数量|执行|挖掘|发掘|检查|抽查|"
    r"开发|集聚|筹集|到位|聚集|举行|销售|交易|铺设|扶持|孵化|招募|招收|招聘|选聘|签约|走访|服务(?!业|器|区|站|中心|平台|体系|能力|水平|保障|设施|机构|网点|站点|点|网络)|整治|拆除|淘汰|腾退|盘活|收储|更换|更新|增设|增加|扩容|新改扩建|续建|加固|疏浚|绿化|复垦|"
    r"转移|输送|帮扶|救助|设置|投放|部署|架设|敷设|推进.{0,8}安装|配建|加装|增配|添置|安置|解决|排查|巡查|抽检|检测|谋划|实施(?!方案|意见|细则|单位|主体)|续建|安排(?!.{0,10}资金)|入驻|统筹整合|整合.{0,8}资金|募集|征集|接种|发行|拥有量|保有量|利用外资|预期寿命|人均|户均|每[千万百]|筹建|出栏|存栏|交易额|零售额|成交额|总额|增加值|游客|满意度|盖度|知晓度|集中度|首位度|活跃度|投产|并网|净增|维修|养护|修缮|新修|整修|硬化|清淤|办好|建好|受益|翻建|购置|增开|新造|新植|新栽|新种|开设|再就业|就业|筛查|体检|义诊|惠及|消除|清理|恢复|清除|取缔|消纳|替代|节约|减排|削减|回收|利用量|处理能力|产能|产量|面积|里程|装机"
)
_OBJECTS = re.compile(
    r"(?:支持|推动|推进|扎实推进|依托|围绕|聚焦|针对|对(?!象|接|标|口|外|内)|向|赋能|面向|涵盖|包括|等$|由|从|以(?!上|下|内|外|来)|在|共有|现有|已有|已建成|目前|(?<![于比较过])全省|前|评为|排名|上述|涉及|原有|其中对)"
)
_OBJECT_BESIDE = re.compile(r"(?:依托|围绕|聚焦|针对|对|向|面向|涵盖|包括|涉及|由|从|以|共有)[^，]{0,3}$")
# 对19家养殖场逐一制定方案: every one of them is to be dealt with.
_ONE_BY_ONE = re.compile(r"[^，。；]{0,24}(?:逐一|逐个|逐户|逐项|全部|全面|全覆盖)")
_TO = re.compile(r"对(?:全[省市县区州])?$")
_WORKED_ON = re.compile(r".*(?:支持|推动|推进)(?!.*(?:新建|新增|建成|创建|落地|打造|培育))")
_WORK = re.compile(r"(?:产业|行业|领域|集群|板块|赛道|方向|区域).*(?:转型|改造|建设|发展|攻关|升级|赋能)$")
_FINISHED = re.compile(r"[^，。；]{0,20}(?:落地|建成|投产|竣工|开工|完工|投用|开工建设|竣工投用|投入使用|交付使用)$")
_DONE_BY_RANK = re.compile(r"(?:实现|应用|电子化|上线)$")
DONE_WITHIN = re.compile(r"(?:之)?内(?:办结|办理|完成审|送达|出证|出具|到达|响应|核查|反馈|处置|受理)|可达|直达|办结$")
RANKED = re.compile(r"(?:进入|跻身|迈入|位居|位列|稳居|保持|排名|达到|冲刺|进位)[^，]{0,16}前$")
_ALL_OF = re.compile(r"[^，。；]{0,16}(?:全部|均)")
# 推进10万户报警装置安装: things of which so many are to be done, not kinds of industry.
_THINGS = frozenset("户 台 套 公里 千米 米 平方米 亩 座 处 栋 幢 吨 辆 盏 部 口 眼 块".split())
_WORK_ON_THINGS = re.compile(r".*(?:安装|改造|更新|更换|建设|治理|整治|拆除|修复)(?:工作|工程|任务)?$")
# A standard of protection is always one to be reached: 防洪标准50年一遇.
_STANDARDS = frozenset(["年一遇"])
_RATES = frozenset(["%", "百分点", "‰"])


# 计划新增西门公园等9座公园: those that are named are some of what is to be new.
_NEW_AND_NAMED = re.compile(r"(?:[^，]{0,14}?)(?:计划|拟|力争)?(?:新增|新建|改建|扩建|改扩建|新改扩建|建成|续建|开工)[^，]*等$")
_WITH_NAME = 6
_PARTED = re.compile(r"[、：]")
# 为260户老年人家庭实施改造: so many are to be served.
_FOR = re.compile(r"(?<![作认定评列确分视成])为$")
_SERVED = re.compile(r"[^，。；]{1,30}?(?:实施|开展|提供|配备|配置|安装|进行|办理|发放|购买|加装|更换|免费|新建|建设|改造)")


def in_goals(before: str, after: str, q: Quantity) -> bool:
    """In a section of goals every number is aimed at that is no small count of things named."""
    if is_marked(before, after) or q.unit in _RATES | _STANDARDS or RANKED.search(before):
        return True
    if _OBJECT_BESIDE.search(before) and not _FINISHED.match(after):
        return False
    return not q.hanzi or (not _is_few(q) and _ACHIEVES.search(before) is not None)


def in_task(before: str, after: str, q: Quantity) -> bool:
    """In a task a number is aimed at where an act of reaching governs it, and no preposition of an object stands between."""
    if is_marked(before, after) or q.unit in _STANDARDS or DONE_WITHIN.match(after) or RANKED.search(before):
        return True
    if _is_few(q):
        return after[:1] in {"", "、"} and len(before) > _WITH_NAME and begins_with_verb(before[:4])  # 创建节水型乡镇两个
    if _FINISHED.match(after) or (_DONE_BY_RANK.search(after) and before.endswith("前")) or _ALL_OF.match(after):
        return True
    if q.unit in _THINGS and before.endswith(("推进", "推动", "实施")) and _WORK_ON_THINGS.match(after):
        return True
    if (_TO.search(before) and _ONE_BY_ONE.match(after)) or (_FOR.search(before) and _SERVED.match(after)):
        return True
    acts = list(_ACHIEVES.finditer(before))
    if not acts and not q.hanzi and after[:1] in {"", "、"} and begins_with_verb(_PARTED.split(before)[-1][:4]):
        return True  # 放映电影1.8万场
    if not acts:
        return q.unit in _RATES and re.search(r"以上|左右", after[:4]) is not None
    if acts[-1].group() == "完成":
        return True
    return not _has_object(before, acts) and not _worked_on(before, after, acts)


def _has_object(before: str, acts: list[re.Match[str]]) -> bool:
    """Whether a preposition behind the last act makes what is counted its object; of 新增西门公园等9座公园 those that are named are some."""
    objects = list(_OBJECTS.finditer(before))
    if not objects or objects[-1].start() <= acts[-1].start() or re.match(r"(?:推动|推进|支持)", objects[-1].group()):
        return False
    return objects[-1].group() != "等" or _NEW_AND_NAMED.match(before) is None


def is_marked(before: str, after: str) -> bool:
    """Words beside the number itself make it an aim: 达到97%, 20家以上."""
    return BOUND_BEHIND.match(after) is not None or _AT_LEAST.search(before) is not None


def _is_few(q: Quantity) -> bool:
    """一个, 两项: a small number in characters counts things that are merely named."""
    return q.hanzi and q.low <= 3 and q.unit in _FEW


def _worked_on(before: str, after: str, acts: list[re.Match[str]]) -> bool:
    """推动12个传统产业数字化转型: the number counts what is worked on, and no result."""
    return _WORKED_ON.match(before) is not None and _WORK.search(after) is not None and acts[-1].end() != len(before)
