"""Where a text states who is responsible: brackets behind a task, labelled lines, labelled ends of a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABEL = r"(?:(?:共同)?(?:牵头|责任|配合|主办|承办|协办|参与|参加|支持|主责|协助|落实|实施|协同|指导|主管|第一责任)(?:\（责任\）)?(?:单位|部门|主体|地区|机构|处室)|责任分工|牵头(?=[：])|责任(?=[：])|配合(?=[：])|分工(?=[：]))"
DATE_LABEL = r"(?:(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求)?|时间节点|完成日期)"
_LABELLED = re.compile(rf"(?:{LABEL}|{DATE_LABEL})[ ]*：")
_OPENS = re.compile(rf"(?P<bracket>[（【［\[])|(?<![^。；\n 》”）*])(?:{LABEL}|{DATE_LABEL})[ ]*：")
_LABEL_AT = re.compile(rf"[【［\[ ]*(?:{LABEL}|{DATE_LABEL})[】］\] ]*：?")
_SUFFIX = re.compile(r"(?:负责|牵头|配合|落实|参与|参加|协助|分工)[^，；：]{0,8}(?:，.*)?$")
_NOT_A_BODY = re.compile(r"以下(?:简称|统称)|下称|详见|附件|见附|〔(?:19|20)\d{2}〕|电话|邮箱")
_BODY = re.compile(r"[厅局委办部院会府署司行队团所站处室社]|单位|部门|政府|街道|乡镇|集团|公司|各[区县市地]|中心|学校|高校")


@dataclass(frozen=True, slots=True)
class Statement:
    """[start, end) is the whole statement with its brackets; [inner, close) what it says."""

    start: int
    end: int
    inner: int
    close: int


def statements(folded: str, start: int, end: int) -> Iterator[Statement]:
    """The statements in `folded[start:end]`, in order; labelled lines that follow one another are one statement."""
    at = start
    while found := _OPENS.search(folded, at, end):
        stated = _bracket(folded, found.start(), end) if found["bracket"] else _labelled(folded, found.start(), end)
        if stated:
            yield stated
        at = stated.end if stated else found.start() + 1


def _bracket(folded: str, at: int, end: int) -> Statement | None:
    close = _closing(folded, at, end)
    if close is None:
        return None
    inner = folded[at + 1 : close]
    if folded[at] == "【" and _LABEL_AT.fullmatch(folded[at : close + 1]):
        stop = _line_end(folded, close, end)
        return Statement(at, stop, at, stop)
    return Statement(at, close + 1, at + 1, close) if _states(inner) else None


def _states(inner: str) -> bool:
    if _LABELLED.match(inner):
        return True
    return (
        len(inner) < 600
        and _SUFFIX.search(inner) is not None
        and _BODY.search(inner) is not None
        and not _NOT_A_BODY.search(inner[:12])
        and "。" not in inner.rstrip("。")
    )


_PAIRS = {"（": "）", "【": "】", "［": "］", "[": "]"}


def _closing(folded: str, at: int, end: int) -> int | None:
    """The bracket that closes the one at `at`; brackets of the same kind may stand inside."""
    opening, closing = folded[at], _PAIRS[folded[at]]
    depth = 0
    for i in range(at, min(end, at + 1500)):
        if folded[i] == opening:
            depth += 1
        elif folded[i] == closing:
            depth -= 1
            if depth == 0:
                return i
        elif folded[i] == "\n" and not _continues(folded, i, end):
            return None
    return None


def _continues(folded: str, i: int, end: int) -> bool:
    return i + 1 < end and folded[i - 1] in "、，；"


def _labelled(folded: str, at: int, end: int) -> Statement:
    stop = _line_end(folded, at, end)
    while stop < end and (found := _LABELLED.match(folded, stop + 1, end)):
        stop = _line_end(folded, found.end(), end)
    return Statement(at, stop, at, stop)


def _line_end(folded: str, at: int, end: int) -> int:
    stop = folded.find("\n", at, end)
    while stop != -1 and _continues(folded, stop, end):
        stop = folded.find("\n", stop + 1, end)
    return end if stop == -1 else stop
