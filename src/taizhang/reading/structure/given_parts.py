"""Whether words give a body its part: an act directly behind it (县水务局负责, 各乡镇人民政府等按职责分工落实)."""

import re

from .bodies import ends_list

_ACT = re.compile(
    r"(?:等[^，；。]{0,8})?(?:，)?(?:按照?[^，；。]{0,10}|依据?[^，；。]{0,8}|分别|共同|具体|联合|各自|分工|总|组织|统筹|抓|贯彻|予以|给予|积极|密切|主动)*(?:负责(?![人制])|牵头|配合|落实|参与|参加|协助|协同|分工|实施|承办|主办|协办|推进|支持|会同(?=[省市县区州国各有])|办理(?=$|[，。；]))"
)


def gives_part(inner: str) -> bool:
    """Whether an act stands directly behind a body."""
    at = 0
    while found := _ACT.search(inner, at):
        before = inner[: found.start()]
        if ends_list(before):
            return True
        at = found.start() + 1
    return False
