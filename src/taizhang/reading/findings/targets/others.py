"""What a quantity is where it is no target: a baseline, stock, money that is given, a threshold, a duration, a name."""

import re

from ..quantities import Quantity
from ..units import TIMES
from ..verbs import begins_with_verb
from .aims import BOUND_BEHIND, DONE_WITHIN, RANKED

_PAST = re.compile(
    r"已(?:经)?(?:建成|完成|达|有|累计|培育|形成|认定|实现|开通|突破|超过|新增)|(?<!修复)(?<!改造)(?<!提升)现有|现状|原有|(?<![从由比较])(?:上年|去年)|累计已"
)
_AS_OF = re.compile(r"截至(?![^，]*(?:前，|力争|达到))|目前|近年来|以来")
_MONEY_GIVEN = re.compile(r"补助|奖补|奖励|资助|补贴|贴息|给予|最高|封顶|支持资金|经费支持|罚款|租金|免费|减免|返还|退还|注册资本")
_BUDGET = re.compile(r"(?:安排|拨付|下达|列支|筹措)[^，；。]{0,16}$")
_CONDITION = re.compile(r"(?:以上|以下|以内|及以上)[）)]?的(?!速度|增速|设区|县|市|区|智慧|比例|成果|覆盖|目标|水平)")
_NO_TARGET_UNITS = frozenset(["年", "月", "日", "周", "期", "班", "成", "折"])
_SHORTENED = re.compile(r"压缩|缩短|不超过|以内|控制在|不少于|不低于|不高于|不大于|达到|压减|减至|降至|提前|延长")
_CLASS = re.compile(
    r"(?:及)?(?:以上|以下)的?[\u4e00-\u9fff]{2,20}?(?:率|比例|占比|比重)[^，、；。\d]{0,6}\d|(?:及)?(?:以上|以下)(?:的)?[^，、；。\d]{2,20}(?:全部|均|基本)"
)
# 12条产业链营业收入突破3万亿元: whose figure it is that is aimed at.
_LED_IN = re.compile(r"(?:(?:到|至)?(?:20\d{2})?年?(?:底|末)?[，：]?)?(?:全[省市县区国]|力争|其中)?")
_WHOSE = re.compile(r"[^，、；。\d]{4,24}(?:突破|达到?|超过|提高到|增长|不低于|不少于|稳定在)[^，、；。\d]{0,4}\d")
_CAPACITY = re.compile(r"(?:日|年)(?:处理|产|供)$")
# 新建小学，建筑面积1.8万平方米: how big the thing is that is built.
_AT_LEAST = re.compile(r"(?:至少|不少于|不低于)[^，、]{0,4}$")
_ALL_OF = re.compile(r"[^，。；]{0,16}(?:全部|均|全覆盖|逐一)")  # 全省129个县全部建成, 对全县37家开展全覆盖检查
_PART_OF_RATE = re.compile(r"[\u4e00-\u9fff]{1,8}率")  # 24小时扑灭率
_SERVED = frozenset("人 名 人次 户 户次".split())
_SIZE = re.compile(r"(?<!拆除)(?<!新增)(?<!改造)(?<!开工)(?<!竣工)(?:总?建筑|占地|用地)面积(?:约|为|达)?$|占地(?:约)?$")
# 每引进1名: what is paid for. 每年引进1名 is one a year.
_FOR_EACH = re.compile(r"每(?P<act>[\u4e00-\u9fff]{2,4})$")
# 年收入10万元以下薄弱村: the sum tells which, unless what follows is itself money that is reached.
_OF_SUM = re.compile(r"(?:及)?以[上下内]的?(?!投资|产值|收入|营收|交易|销售|贷款|融资|资金|规模|税收|授信|签约)[\u4e00-\u9fff]{2}")
_REACHES_SHARE = re.compile(r"(?:覆盖|惠及|服务|实现|完成|满足)[^，、；]{0,4}$|(?:^|，|到20\d{2}年)(?:全[省市县区国州])?$")
_SHOWN = re.compile(r"公示|公告|公开征求")
_PENALTY = re.compile(r"扣缴|扣分|扣减|扣除|罚款|约谈")
_NAMED_THINGS = re.compile(
    r"(?:大|项|条|个)?(?:重点|主要|推进|引领性|改革|具体|方面|民生|基本|核心|关键)*"
    r"(?:工作|任务|举措|措施|机制|制度|要求|原则|方面|环节|领域|阶段|文件|标准化|部门|层面|实事|行动(?!计划)|体系|专项)(?!.*(?:家|户|所)$)"
)
_FROM = re.compile(r"(?:由|从)[^，]*$")
_RISES = re.compile(r"[^，]{0,6}(?:提高|提升|增加|增长|扩大|下降|降低|降|压缩|缩短|增至|提至|减少|上升|调整|减)")
_IN_BRACKET = re.compile(r"（[^）]*$")
_AIM_IN_BRACKET = re.compile(r"达|以上|占|不低于|不少于|力争|其中|新建|新增|完成")
_WORK = re.compile(r"推进|开展|完成|实施|建设|改造")
_MEMBERS = re.compile(r"(?:以上)?(?:的)?[^，、]{0,20}?\d[\d.]*[万亿]?(?:家|个|户|项)")
_COMPARED = re.compile(r"(?:比|较|与)[^，。；]{0,10}$")
# 不发生一次死亡3人以上事故, 禁止新建35蒸吨以下锅炉: the number tells what must not be. 每百户 is what is counted by.
_MUST_NOT = re.compile(
    r"(?:不(?:再)?(?:发生|出现)|不再|杜绝|禁止|严禁|停止|防止|避免|遏制|防范|不得(?!超过|低于|高于|少于|多于|大于|小于))[^，]*$"
)
_BY_RANK = re.compile(r"实现|应用|电子化|上线|覆盖")


def never(q: Quantity) -> bool:
    return q.unit in _NO_TARGET_UNITS


def is_past(folded: str, sentence: int, before: str, q: Quantity) -> bool:
    """已建成12座, 现有12座, and all that a sentence says as of a day that has passed."""
    past = _PAST.search(before)
    if past and not re.search(r"(?:到|至|达到|力争)[^，]{0,3}$", before[past.end() :]):
        return True
    return _AS_OF.search(folded, sentence, q.start) is not None


def is_other(clause: str, before: str, after: str, q: Quantity, *, goals: bool) -> bool:
    return (
        (q.unit in TIMES and _PART_OF_RATE.match(after) is not None)
        or (q.unit in TIMES and not (_SHORTENED.search(clause) or DONE_WITHIN.match(after)))
        or (q.unit == "岁" and "寿命" not in before)
        or clause.startswith(("涉及", "涵盖", "共涉及"))
        or (q.unit in {"类", "级"} and not q.hanzi and q.low <= 5 and after[:1] not in {"", "、", "，"} and not BOUND_BEHIND.match(after))
        or (q.unit in {"千伏", "伏"} and re.match(r"[\u4e00-\u9fff]", after) is not None and not BOUND_BEHIND.match(after))
        or (q.unit == "度" and before.endswith("在"))
        or _is_of_a_class(before, after)
        or (_LED_IN.fullmatch(before) is not None and _WHOSE.match(after) is not None)
        or (q.unit in TIMES and _SHOWN.search(clause) is not None)
        or _PENALTY.search(clause) is not None
        or ("免费" in before and not BOUND_BEHIND.match(after) and not (q.unit in _SERVED and after[:1] in {"", "、"}))
        or _is_money(clause, before, after, q)
        or clause.endswith("的")
        or before.endswith("每")
        or _is_for_each(before)
        or _SIZE.search(before) is not None
        or (q.unit == "元" and _OF_SUM.match(after) is not None)
        or _MUST_NOT.search(before) is not None
        or re.match(r"计(?:算)?$", after) is not None
        or (_NAMED_THINGS.match(after) is not None and not BOUND_BEHIND.match(after) and not _AT_LEAST.search(before))
        or _is_baseline(before, after)
        or _is_condition(clause, before, after, q)
        or (_is_aside(clause, before) and not (goals and _sizes_work(before, after, clause)))
        or _is_order(before, after, q)
    )


def _is_money(clause: str, before: str, after: str, q: Quantity) -> bool:
    if q.unit != "元":
        return False
    return _MONEY_GIVEN.search(clause) is not None or _BUDGET.search(before) is not None or _MEMBERS.match(after) is not None


def _is_baseline(before: str, after: str) -> bool:
    """由92%提高到97%: the first of the two."""
    if before.endswith(("由", "从")):
        return True
    return _FROM.search(before) is not None and _RISES.match(after) is not None


def _is_for_each(before: str) -> bool:
    found = _FOR_EACH.search(before)
    return found is not None and begins_with_verb(found["act"])


def _is_condition(clause: str, before: str, after: str, q: Quantity) -> bool:
    if q.unit == "%" and _REACHES_SHARE.search(before) and not clause.startswith(("对", "凡")):
        return False  # 覆盖80%以上的基层机构
    if _CONDITION.match(after) or (_CONDITION.search(clause) and _MONEY_GIVEN.search(clause)):
        return True
    return re.match(r"[^，]{0,4}的比例(?:下调|上调|调整)", after) is not None and _COMPARED.search(before) is None


def _is_aside(clause: str, before: str) -> bool:
    """Inside brackets a number explains, unless the bracket itself aims."""
    return _IN_BRACKET.search(before) is not None and _AIM_IN_BRACKET.search(clause[clause.rfind("（") :]) is None


def _sizes_work(before: str, after: str, clause: str) -> bool:
    """推进东湖片区（4.2平方公里）达标评估: the bracket says how much of it is to be done."""
    return before.endswith("（") and after.startswith("）") and _WORK.search(clause) is not None


def _is_of_a_class(before: str, after: str) -> bool:
    """30万千瓦以下机组全部关停, 日处理200立方米设备2套, 全国168个重点城市: the number tells which things, not how many."""
    if _CLASS.match(after) or (
        re.search(r"(?:全国|全省|全市|全县|全区)$", before) and not BOUND_BEHIND.match(after) and not _ALL_OF.match(after)
    ):
        return not re.search(r"完成(?:全国|全省|全市|全县|全区)$", before)
    return _CAPACITY.search(before) is not None and re.search(r"\d", after) is not None


def _is_order(before: str, after: str, q: Quantity) -> bool:
    """前10名 is a place, unless what is done by it is said (第一批前10家上线)."""
    if before.endswith(("后", "末")):
        return True
    return before.endswith("前") and not RANKED.search(before) and (q.unit in {"位", "名", "届"} or _BY_RANK.search(after) is None)
