"""Items whose parts are the numbered fields of one record: 1.工作目标：… 2.实施内容：… 3.责任单位：…."""

import re

from .labels import DATE_LABEL, LABEL, OTHER_LABEL
from .outline import Item

_OWNER = re.compile(LABEL.replace("(?=[* ]*：)", ""))
_FIELD = re.compile(
    rf"{DATE_LABEL}|{OTHER_LABEL}"
    r"|[\u4e00-\u9fff]{0,4}(?:目标|指标|任务|内容|措施|举措|要求|标准|成果|成效|来源|保障|地点|地址|概况|规模|进度|安排|计划|投资|资金|方式|背景|依据|领导|时间|时限)"
)


def is_record(item: Item) -> bool:
    """Whether the parts of `item` are nothing but fields, and one of them says who is responsible: it is one task."""
    captions = [child.heading.strip("* ").replace(" ", "") for child in item.children]
    owned = [_OWNER.fullmatch(caption) is not None for caption in captions]
    return any(owned) and len(owned) > 1 and all(own or _FIELD.fullmatch(caption) for own, caption in zip(owned, captions, strict=True))
