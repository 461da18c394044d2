"""The acts that stand behind names and give them their part: 牵头, 配合, 按职责分工负责, 会同."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...structure.bodies import ends_list

# How the act is done; stands between the names and the act.
_MANNER = r"(?:(?:按照?|依照?|根据|依据|结合|遵照)(?:各自|本地区?|当地)?(?:的)?(?:工作|部门|法定|任务)?(?:职[责能权](?:任务)?|任务|分工|要求|权限|规定|实际(?:情况)?)(?:和|、)?(?:职责|任务)?(?:分工|范围)?|分别|共同|具体|联合|分工|牵头|各自|总(?=牵头|负责)|主要(?=负责)|统筹|密切|积极|主动|予以|给予|做好|共同做好|全程|直接|全面|依法)*"
# An act with what may follow it inside the same act (牵头负责, 组织实施).
_ACTS = r"(?:牵头(?:负责|落实|推进|组织(?:实施)?|实施|抓总)?|分工负责|负总责|总负责|负责(?:牵头|落实|组织(?:实施)?|实施|推进|配合)?|组织(?:实施|落实|配合|推进|开展)|配合(?:落实|做好|实施|参与)?|协助(?:配合|做好)?|协同(?:配合|推进)?|协作|协办|参与(?:配合|落实)?|参加|支持(?:配合)?|指导(?:落实)?|抓?落实|办理(?=[，；。 ]|$)|贯彻落实|推进(?:落实)?|主办|承办|实施|会同|监督|督导|督促(?:落实)?|主责|抓总|为主(?=[，；。、 ]|$))"
_AS = (
    r"(?:作?为|是|任)(?P<as>(?:总|共同|主要)?(?:牵头|主办|责任|配合|协办|参与|落实|实施|召集人|副召集人|成员|支持|承办)(?:单位|部门|主体))"
)
_ACT = re.compile(
    rf"(?:，|并|以)?{_MANNER}(?:(?P<act>{_ACTS})(?!(?:办|部|局|委|处|室|站|组|会|队|院|所|人|制|员|科|书|表|力)(?!同))|{_AS})"
)
# Further words that make the word of an act the beginning of a body's name: 县重点项目推进中心, 市督查落实办公室.
_NAME_GOES_ON = re.compile(
    r"[^，、；。 （）]{0,6}(?:办公室|中心|委员会|小组|大队|支队|分局|公司|集团|协会)(?=[，、；。 （）]|$|等|牵头|负责|配合)"
)
_FIRM = ("牵头", "负责", "配合", "参与", "会同")


_REACH = 60  # the longest name of a body, with what stands at it


@dataclass(frozen=True, slots=True)
class Act:
    """An act at [start, end) of a text, with the word that gives the role."""

    start: int
    end: int
    word: str


def acts(text: str, start: int, end: int) -> Iterator[Act]:
    """The acts in `text[start:end]` that stand behind names, or open a clause of their own."""
    at = start
    while found := _ACT.search(text, at, end):
        if _is_act(text, found, start, end):
            word = found["act"] or found["as"]
            manner = "牵头" if "牵头" in found.group() else ""
            yield Act(found.start(), found.end(), word if "牵头" in word else manner or word)
            at = found.end()
        else:
            at = found.start() + 1


def _is_act(text: str, found: re.Match[str], start: int, end: int) -> bool:
    before = text[max(start, found.start() - _REACH) : found.start()].rstrip()
    behind_name = not before or before[-1] in "，；、。：" or before.endswith(("等", "政府")) or ends_list(before)
    word = found["act"] or ""
    if not behind_name:
        return False
    return not word or word.startswith(_FIRM) or not _NAME_GOES_ON.match(text, found.end(), end)
