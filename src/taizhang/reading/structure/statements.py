"""Where a text states who is responsible: brackets behind a task, labelled lines, labelled ends of a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .bodies import COLLECTIVE, ends_as_body, lists_bodies
from .labels import ANY_LABEL, COLON, DATE_LABEL, LABEL, OTHER_LABEL

__all__ = ["DATE_LABEL", "LABEL", "Statement", "statements"]

_PAIRS = {"（": "）", "【": "】", "［": "］", "[": "]", "〔": "〕", "〖": "〗", "《": "》"}
_LABELLED = re.compile(rf"[* ]*{ANY_LABEL}{COLON}")
_OPENS = re.compile(
    rf"(?P<bracket>[（【［\[〔〖《])|(?<![^。；！\n 》”）】\]*（【〔|])(?:{ANY_LABEL}){COLON}|(?:(?<=\n)|(?<![\s\S]))(?P<bare>{ANY_LABEL})(?:[ ]+(?=\S)|\n)"
)
_LABEL_ALONE = re.compile(rf"[* ]*{ANY_LABEL}[* ]*(?:：[* ]*)?")
_FIELD_LINE = re.compile(rf"[* ]*(?:{ANY_LABEL}|{OTHER_LABEL}){COLON}|[【〔\[《]?(?:{ANY_LABEL})[】〕\]》]")
_ACT = re.compile(
    r"(?:等[^，；。]{0,8})?(?:，)?(?:按照?[^，；。]{0,10}|依据?[^，；。]{0,8}|分别|共同|具体|联合|各自|分工|总|组织|统筹|抓|贯彻)*(?:负责(?![人制])|牵头|配合|落实|参与|参加|协助|协同|分工|实施|承办|主办|协办|推进)"
)
_NOT_A_BODY = re.compile(r"以下(?:简称|统称)|下称|详见|附件|见附|〔(?:19|20)\d{2}〕|电话|邮箱|联系人")
# What is said once for all that follows (列第一位者为牵头，下同) is no part of the list in front of it.
_RULE = re.compile(
    r"[，。；][^，。；]*(?:第[一1]|首[位个家]|逗号|[*★▲])[^，。；]*(?:牵头|主办)[^，。；]*|[，。；][^，。；]*(?:下同|不再[^，。；]*列)[^，。；]*"
)
_SENTENCE_END = "。；！”）》.;*"


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
        stated = _at(folded, found, start, end)
        if stated:
            yield stated
        at = stated.end if stated else found.start() + 1


def _at(folded: str, found: re.Match[str], start: int, end: int) -> Statement | None:
    if found["bracket"]:
        return _bracket(folded, found.start(), start, end)
    if found["bare"] and not lists_bodies(folded[found.end() : _line_end(folded, found.end(), end)]):
        return None
    return _labelled(folded, found.start(), end)


def _bracket(folded: str, at: int, start: int, end: int) -> Statement | None:
    close = _closing(folded, at, end)
    if close is None:
        return None
    inner = folded[at + 1 : close]
    if _LABEL_ALONE.fullmatch(inner) and folded[at] != "（":
        stop = _line_end(folded, close, end)
        return Statement(at, stop, at, stop) if folded[close + 1 : stop].strip(" ：*") else None
    if folded[at] == "《" or not (_states(inner) or (_stands_alone(folded, at, close, start, end) and lists_bodies(_RULE.sub("", inner)))):
        return None
    return Statement(at, close + 1, at + 1, close)


def _states(inner: str) -> bool:
    if _LABELLED.match(inner):
        return True
    inner = _RULE.sub("", inner)
    return len(inner) < 600 and "。" not in inner.rstrip("。") and not _NOT_A_BODY.search(inner[:12]) and _gives_part(inner)


def _gives_part(inner: str) -> bool:
    """Whether an act stands directly behind a body: 县水务局负责, 各乡镇人民政府等按职责分工落实."""
    at = 0
    while found := _ACT.search(inner, at):
        before = inner[: found.start()]
        if ends_as_body(before[-40:]) or COLLECTIVE.fullmatch(re.split(r"[、，；。 和及]", before[-30:])[-1]):
            return True
        at = found.start() + 1
    return False


def _stands_alone(folded: str, at: int, close: int, start: int, end: int) -> bool:
    """Whether the bracket closes a sentence: only there a bare list of bodies says who is responsible."""
    before = folded[start:at].rstrip(" \n")[-1:]
    behind = folded[close + 1 : end].lstrip(" *")[:1]
    return (before in _SENTENCE_END if before else False) or (behind in ("", "\n", "。") and "。" in folded[start:at])


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
    return i + 1 < end and folded[i - 1] in "、，；："


def _labelled(folded: str, at: int, end: int) -> Statement:
    stop = _line_end(folded, at, end)
    while stop < end and _FIELD_LINE.match(folded, stop + 1, end):
        stop = _line_end(folded, stop + 1, end)
    return Statement(at, stop, at, stop)


def _line_end(folded: str, at: int, end: int) -> int:
    stop = folded.find("\n", at, end)
    while stop != -1 and _continues(folded, stop, end):
        stop = folded.find("\n", stop + 1, end)
    return end if stop == -1 else stop
