"""Traditional characters to simplified, character for character.

Only OpenCC's `t2s` is used: the regional tables rewrite vocabulary (新增 to 添加), which corrupts a policy text.
"""

import re
from functools import cache
from operator import ne
from typing import Protocol

_NO_HANZI = re.compile("[^\u4e00-\u9fff]+")
# Below this share of characters that t2s changes, a text is simplified with a few odd forms (淘汰落後产能), and is left alone.
_TRADITIONAL_SHARE = 0.05


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _t2s() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def simplified(text: str) -> str | None:
    """`text` in simplified characters and of the same length, or None where it is not in traditional characters."""
    converted = _same_length(text)
    if converted == text:
        return None
    hanzi = len(_NO_HANZI.sub("", text))
    changed = sum(map(ne, text, converted))
    return converted if hanzi and changed >= _TRADITIONAL_SHARE * hanzi else None


def _same_length(text: str) -> str:
    converted = _t2s().convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase that changes its length would move every offset behind it: such a text is converted sign by sign.
    return "".join(s if len(s := _t2s().convert(c)) == 1 else c for c in text)
