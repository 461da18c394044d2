"""Which sentences of what was said order something, and which of those nobody has taken up: none is left out without being named.

>>> text = "旱情反映出改造滞后。请水利厅牵头提出方案；资金由财政厅\\n负责落实。"
>>> orders(text)
['请水利厅牵头提出方案', '资金由财政厅负责落实']
>>> left_out(text, ["请水利厅牵头提出方案"])
['资金由财政厅负责落实']
"""

import re
from collections.abc import Iterator, Sequence

from taizhang.capabilities.supervision.rules.instructions import NotInTheText, place_of

_ENDS = re.compile(
    r"[。！？；;!?]|\n(?=\s*(?:\n|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．](?!\d)|[①-⑳]))"
)
_ORDERS = re.compile(
    "请(?!示)|责成|责令|务必|必须|抓紧|尽快|尽早|立即|限期|从速|不得|牵头|确保"
    "|由[^，。]{2,30}?(?:负责|承办|办理|落实|配合|提出|报)"
    "|(?:应|须)(?:当|于|在|尽|及时|认真|按)"
    "|(?<![主重需首摘纪概只将])要(?![求素点件闻害么是不旨义员])"
    "|(?:日|月底|年底|周|时限)[前内][^，。]{0,20}?(?:完成|报|提出|反馈|办结|上报)"
)


def orders(text: str) -> list[str]:
    """The sentences that order something, in their order, without the breaks of their lines. What only tells of something is none."""
    return ["".join(text[start:end].split()) for start, end in _ordering(text)]


def left_out(text: str, taken: Sequence[str]) -> list[str]:
    """Those of them of which no word stands in what was taken up."""
    spans = [span for sentence in taken for span in _places(text, sentence)]
    return [
        "".join(text[start:end].split()) for start, end in _ordering(text) if not any(begin < end and start < over for begin, over in spans)
    ]


def _places(text: str, sentence: str) -> Iterator[tuple[int, int]]:
    try:
        yield place_of(text, sentence)
    except NotInTheText:
        return


def _ordering(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in [*_ENDS.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if _ORDERS.search("".join(text[at:end].split())):
            yield at, end
        at = mark.end() if mark else end
