"""Clauses that only lead up to an act: by what it goes, where, when and for whom (围绕…, 以…为重点, 对…, 到2027年).

What names work may introduce work: 结合老旧小区改造 is no act of its own, 在央视等媒体投放广告 is one.
"""

import re

from .verbs import begins_with_verb

# What stands before an act and introduces it, without being one.
INTRODUCES = re.compile(
    r"(?:围绕|聚焦|依托|按照|依据|根据|结合|针对|对(?!接|标|外)|以(?!上|下|内)|在|通过|坚持|面向|利用|借助|用好|从|由|经|立足|紧扣|瞄准|抓住|把|将|到|自|凡|于|就|为(?!.{0,12}(?:提供|保障))|支持[^，]{2,24}(?:单位|企业|机构|部门)$)"
)
_ACTS_LATER = re.compile(
    r".{2,}(?:进行|予以|给予|作为|纳入|列入|开展|建设(?!.{0,6}需求)|打造|实施|认定为|推广|整合|实现|建立|报送|报[^告]|完成|达到|形成|发布|遴选|编制|布局|提供|推进|推动|组织|采用|打通|建档|压减|降至|接入|公开|公布|办理|执行|实行|建成|新建|改造|制定|出台|设立|设置|申报|运行|迁移|淘汰|处置|培育|引进|确定|征求|落实|保障|补助|补贴|奖励)"
)
_GROUNDS = "的 前提下 基础上 精神 要求 原则".split()
_LED_BY = "重点 方向 内容 手段 突破口 切入点 着力点 牵引 抓手 导向 目标 基础 契机 载体 主线 核心 引领 依托 支撑 主体".split()
_WHEREIN = "领域 方面 环节 过程中 中 上 内 下 时 阶段".split()
_CONDITION_OPEN = re.compile(
    rf".*(?:{'|'.join(_GROUNDS)}|为(?:重点|重要|主要|主攻)?(?:{'|'.join(_LED_BY)})|在(?!.*以[内上下]$).*(?:{'|'.join(_WHEREIN)})|(?:充分|更好)?发挥.*作用)$"
)
_OPEN_ENDS = (*_GROUNDS, *_LED_BY, *_WHEREIN, "作用")  # a clause that ends otherwise is none
_TIME_ONLY = re.compile(
    r"(?:20\d{2}年?[-至])?(?:到|至|自)?(?:20\d{2}年)?(?:年?底|年内|全年|\d{1,2}月|[一二三四]季度|[上下]半年)?(?:底|末)?(?:前|起|内)?"
)
_LONGEST_TIME = 12
# 围绕推进新型工业化, 结合老旧小区改造: the work that is named is what the act goes by, and no act yet.
_BY_WAY_OF = re.compile(r"(?:采取|采用|运用)[^，]*(?:方式|模式|办法|形式|手段|途径)$")
_BY_WHAT = "围绕|聚焦|结合|针对|对标|瞄准|紧扣|立足|着眼"
_GOES_BY = re.compile(_BY_WHAT)
_IS_NAMED = re.compile(
    rf"(?:{_BY_WHAT})(?:(?:深入|全面|加快|推进|推动|实施|建设|打造|实现|促进|落实|贯彻)[^，]*|[^，]*(?:改造|更新|建设|升级|转型|整治|治理|修复|发展|保护|规划|安排|实际|需求|目标|布局|要求|情况|问题|短板|水平|部署))"
)
_LATER_ACT = re.compile(r".{6,}(?:开展|制定|出台|建立|编制|打造|举办|组织|新建|建成|完善|强化|加大|提供|形成|布局|部署(?!$))")
_HAS_TO = re.compile(r"[^，]{2,20}(?:(?<![需重主必])要|应当|须|必须)(?!求|素|点|件|根据|按|结合|围绕|坚持|依据|以)[^，]{2,}")
_BY_THAT_WAY = re.compile(r"(?:通过|采取|采用|运用|利用|以)[^，]*(?:方式|形式|途径|手段|办法|渠道)(?P<act>[^，]{4,})")
_BENEFICIARIES = ("中心", "机构", "企业", "单位", "平台", "项目", "人员", "团队", "人才", "家庭", "地区", "部门")
_FROM_YEAR = re.compile(r"(?:到|至|自)?20\d{2}年(?:底|末)?(?:前|起)?(?:累计|全面|基本|共|力争|再|新)*(?=[^，])")


def only_introduces(words: str) -> bool:
    """Whether a clause only leads up to the act that the next clause brings."""
    words = words.removeprefix("要")
    if not words or (len(words) <= _LONGEST_TIME and _TIME_ONLY.fullmatch(words)):
        return True
    if _BY_WAY_OF.match(words):
        return True
    if _GOES_BY.match(words) and _IS_NAMED.fullmatch(words):
        return _LATER_ACT.match(words) is None
    if words.endswith(_OPEN_ENDS) and _CONDITION_OPEN.fullmatch(words):
        return _HAS_TO.match(words) is None
    if (year := _FROM_YEAR.match(words)) and begins_with_verb(words[year.end() :]):
        return False  # 到2025年累计推出50件
    return INTRODUCES.match(words) is not None and _ACTS_LATER.match(words) is None and not _acts_behind(words)


def _acts_behind(words: str) -> bool:
    """在央视等媒体投放广告: behind what the preposition governs stands an act with an object of its own."""
    if way := _BY_THAT_WAY.match(words):
        return begins_with_verb(way["act"])
    if not words.startswith(("在", "对", "将", "把", "由", "向", "面向")) or words.endswith(_BENEFICIARIES):
        return False
    last = words.rfind("的")
    return any(begins_with_verb(words[at : at + 2]) for at in range(max(3, last + 2), len(words) - 3))
