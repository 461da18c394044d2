"""What a target counts, in a form that can be compared: 建成并开通5G基站 and 新建并开通5G基站 both count 5G基站."""

import re
from functools import lru_cache

from ...document import Target

_LEADS = re.compile(
    r"^(?:全省|全市|全县|全区|全国|全州|累计|年内|在用|力争|争取|确保|实现|推动|推进|支持|指导|开展|完成|组织|实施|建成|开通|投用|建设|建立|新建设?|新增|净增|新培育|新启动|新认定|新引进|"
    r"培育|打造|创建|改造|认定|遴选|布局|集聚|汇聚|落地|举办|评选|设立|组建|发布|引进|高标准|高质量|突破性|并|，|、)+"
)
_TAILS = re.compile(r"(?:左右|以上|以内|的|建设|总数|数量|个数|家数|总量)+$")
_FLOW = re.compile(r"新增|净增|新建(?!筑)|新培育|新启动|新认定|新建设|新开工|新引进|新发展|新改扩?建|新打造|新设|增加")
_STOCK = re.compile(r"累计|总数|总量|保有量|达到|达|突破|超过|建成|拥有")
_CHANGES = re.compile(r"(?:增长|增幅|增速|下降|降低|减少|压减|压缩|提高|提升)(?!值|到|至)")


def indicator_of(target: Target) -> str:
    """The indicator without verbs, scope and measure words around it; empty where too little is left to compare."""
    return _plain(target.indicator)


@lru_cache(maxsize=1024)
def _plain(indicator: str) -> str:
    name = _TAILS.sub("", _LEADS.sub("", indicator.replace(" ", "")))
    return name if len(name) >= 3 else ""


def is_flow(target: Target) -> bool:
    """Whether the number is added in the period."""
    return _FLOW.search(target.quote) is not None


def is_stock(target: Target) -> bool:
    """Whether the number is what there shall be at the end."""
    return not is_flow(target) and target.kind in {"level", "added", "cumulative"} and _STOCK.search(target.quote) is not None


def sort_of(target: Target) -> str:
    """Targets of different sorts are not compared: a change, an addition, a level."""
    if target.unit == "百分点" or _CHANGES.search(target.quote) or target.kind in {"rank-change", "doubling"}:
        return "change"
    return "flow" if is_flow(target) else "level"
