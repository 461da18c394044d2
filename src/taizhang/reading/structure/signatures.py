"""Lines that close a text: who signed, when, whom it was copied to. What stands behind them is no longer its last item."""

import re
from collections.abc import Sequence

from .head import date_of
from .issuers import issuers_in
from .page import Line, Page

_CLOSES = re.compile(
    r"（(?:此件|本文|联系人|信息公开)[^）]*）|附[件表]?\d*[：:].*|附[件表]?\d*|(?:抄送|联系人|联系方式|联系电话|主办|信息来源|来源|责任编辑)[：:].*|.*\d{4}年\d{1,2}月\d{1,2}日印发|(?:施行说明[：]?)?本(?:意见|措施|办法|方案|通知|细则|规定|政策)自.*(?:施行|实施|执行).*"
)


def closes(page: Page, lines: Sequence[Line], i: int) -> bool:
    """Whether the line `lines[i]` belongs to the signature or to what follows it."""
    words = page.words(lines[i]).replace(" ", "")
    if lines[i].fields:
        return False
    if date_of(words) or _CLOSES.fullmatch(words):
        return True
    following = page.words(lines[i + 1]) if i + 1 < len(lines) else ""
    return bool(issuers_in(page.words(lines[i]))) and (date_of(following) is not None or bool(issuers_in(following)))
