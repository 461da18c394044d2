"""How a target is written down: comparator, kind, scope, baseline, modality."""

import re

from ..quantities import Quantity

_CEILING_BEFORE = re.compile(r"不得?(?:超过|高于|大于|多于)|控制在|限制在|回落到|(?:降|降低|下降|减少|压减|压缩|缩短|控制|削减)[到至]|降为")
_CEILING_AFTER = re.compile(r"[）”]?(?:以内|以下|之内|内(?:$|办|完成|送|出|到|响)|可达|直达|办结$)")
_ABOUT_AFTER = re.compile(r"[）”]?(?:左右|上下)")
_ABOUT_BEFORE = re.compile(r"(?:大约|约|近)$")
_MORE = re.compile(
    r"(?:(?<!不)(?<!不得)超过|(?<!不)(?<!不得)超(?=$)|(?<=[^，、])突破|(?<!不)(?<!不得)(?:高于|大于|多于)|优于)[^，、]{0,3}$"
)
_LESS = re.compile(r"(?<!不)(?<!不得)(?:低于|小于|少于)[^，、]{0,3}$")
STRIVES = re.compile(r"力争|争取|争创|努力|鼓励|争当")
_MODALITIES = re.compile(
    r"力争|争取|争创|确保|不低于|不少于|不高于|不超过|达到|达|超过|突破|高于|低于|以上|以内|以下|左右|至少|增长|提高|提升|下降|降低|压减|减少|控制在|新增|新建|新培育|新启动|新认定|累计|建成|完成|实现|培育|打造|创建|前移|年内|全部|全覆盖|翻一番"
)
_SCOPE = re.compile(r"全省|全市|全县|全区|全国|全州|全盟")
_OTHER_SERIES = re.compile(
    r"(?:高于|低于|快于|优于|超过|好于)((?:全国|全省|全市|同期|GDP|地区生产总值|各项贷款|上年)[^，。；\d]{0,10}?(?:平均|增速|水平|增幅|均值))"
)
_BASELINE = re.compile(r"(?:由|从|比|较)([^，。；]{2,16}?)(?:提高|提升|增长|增加|下降|降低|扩大|压缩)")


def comparator(before: str, after: str, q: Quantity) -> str:
    """`before` and `after` are the words around the number in its own part of the clause."""
    if q.high is not None:
        return "range"
    near = before[-8:]
    if _ABOUT_AFTER.match(after):
        return "~"
    if q.unit in {"位", "名", "强"} and before.endswith(("前", "第")):
        return "<="
    if _CEILING_BEFORE.search(near) or _CEILING_AFTER.match(after):
        return "<="
    if _ABOUT_BEFORE.search(near):
        return "~"
    if _MORE.search(near):
        return ">"
    return "<" if _LESS.search(near) else ">="


def kind(quote: str, q: Quantity) -> str:
    if _OTHER_SERIES.search(quote):
        return "relative"
    if q.unit == "百分点":
        return "share-change"
    if q.unit in {"%", "‰"}:
        return "growth" if re.search(r"增长|增幅|增速|增加(?!值)|年均|(?:下降|降低|减少|压减)(?![至到低])", quote) else "share"
    if re.search(r"前移|提升\d+位|前进", quote):
        return "rank-change"
    if re.search(r"排名|位次|前\d+[名位]", quote):
        return "rank"
    if q.unit == "倍":
        return "doubling"
    if "累计" in quote:
        return "cumulative"
    return "added" if re.search(r"新|增加(?!值)|增长", quote) else "level"


def scope(clause: str) -> str | None:
    found = _SCOPE.search(clause)
    return found.group() if found else None


def series(clause: str) -> str | None:
    """What the number is measured against, where that is another series: 高于全省平均2个百分点."""
    found = _OTHER_SERIES.search(clause)
    return found.group(1) if found else None


def baseline(before: str) -> str | None:
    found = _BASELINE.search(before)
    return found.group(1) if found else None


def modality(clause: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_MODALITIES.findall(clause)))
