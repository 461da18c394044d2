"""What stands above and below the rows of somebody's form and is left to whoever fills it: 填报单位, 填报日期, 联系人, 联系电话.

>>> said = About("江海省水利厅", date(2026, 3, 2), "林悦", "025-8300009")
>>> in_words("填报单位（盖章）：          填报日期：    年  月  日", said)
'填报单位（盖章）：江海省水利厅　　填报日期：2026年3月2日'
>>> in_words("联系人及电话：________", said), in_words("填报单位：省财政厅", said), in_words("审核人：      ", said)
('联系人及电话：林悦 025-8300009', '填报单位：省财政厅', '审核人：      ')
>>> beside("联系电话", said), beside("联系电话：", said), beside("责任单位", said)
('025-8300009', '025-8300009', '')
"""

import re
from datetime import date
from typing import NamedTuple

from taizhang.kit.days_in_words import day_in_words


class About(NamedTuple):
    """Who fills the form, when, and who is called about it; what nobody has said is empty, and its place stays blank."""

    organisation: str
    day: date
    name: str
    phone: str


_LABELS: dict[str, str] = {
    **dict.fromkeys(("填报单位", "填报部门", "报送单位", "报送部门", "编报单位", "汇总牵头单位"), "organisation"),
    **dict.fromkeys(("填报日期", "填报时间", "报送日期", "报送时间", "填表日期"), "day"),
    **dict.fromkeys(("联系人及联系电话", "联系人及电话", "联系人、电话", "联络员及电话", "联系人和电话"), "both"),
    **dict.fromkeys(("联系人", "联络员"), "name"),
    **dict.fromkeys(("联系电话", "联系方式", "电话"), "phone"),
}
_ALL = "|".join(sorted(_LABELS, key=len, reverse=True))
_STAMP = r"(?:\s*[（(](?:盖章|签章|公章|加盖公章)[）)])?"
_BLANK = r"[\s_＿…]*(?:年[\s_＿]*月[\s_＿]*日)?[\s_＿…]*"
_IN_WORDS = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<label>{_ALL})(?P<stamp>{_STAMP})\s*[:：]{_BLANK}(?=(?P<then>$|[\u4e00-\u9fff（）()]{{2,14}}\s*[:：]))"
)
_BESIDE = re.compile(rf"(?P<label>{_ALL}){_STAMP}\s*[:：]?")


def in_words(words: str, said: About) -> str:
    """The words with what is left blank in them; what is filled in already stays."""
    return _IN_WORDS.sub(lambda found: _filled(found, said), words)


def beside(words: str, said: About) -> str:
    """What goes into the blank cell beside a cell that says these words."""
    found = _BESIDE.fullmatch(words.strip())
    return _of(found["label"], said) if found else ""


def _filled(found: re.Match[str], said: About) -> str:
    value = _of(found["label"], said)
    return f"{found['label']}{found['stamp']}：{value}{'　　' if found['then'] else ''}" if value else found[0]


def _of(label: str, said: About) -> str:
    match _LABELS[label]:
        case "organisation":
            return said.organisation
        case "day":
            return day_in_words(said.day)
        case "both":
            return f"{said.name} {said.phone}".strip() if said.name else ""
        case "name":
            return said.name
        case _:
            return said.phone
