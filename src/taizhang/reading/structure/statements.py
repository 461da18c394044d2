"""Where a text states who is responsible: brackets behind a task, labelled lines, labelled ends of a paragraph."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document import Span
from .bodies import ends_list, lists_bodies
from .given_parts import gives_part
from .labels import ANY_LABEL, COLON, DATE_LABEL, DIRECT, FIRST, LABEL, OTHER_LABEL, PERSON_LABEL
from .marks import mark_of
from .plain import plain_statements

__all__ = ["DATE_LABEL", "LABEL", "Statement", "between", "statements"]

_PAIRS = {"（": "）", "【": "】", "［": "］", "[": "]", "〔": "〕", "〖": "〗", "《": "》", "〈": "〉", "<": ">", "{": "}", "｛": "｝"}
_LABELLED = re.compile(rf"[* ]*{ANY_LABEL}{COLON}")
_LABEL_INSIDE = re.compile(rf"[；，]{ANY_LABEL}{COLON}")
_OPENS = re.compile(
    rf"(?P<bracket>[（【［\[〔〖《〈<{{｛])|(?:(?<![^。；！？\n 》”）】\]*（【〔|\-●◆▲■★☆※○·•→>])|(?<=[\n。；）\u4e00-\u9fff]\d[.、]))(?:"
    rf"(?=[{FIRST}])(?:{ANY_LABEL}{COLON}|(?:(?<=[\n。；])|(?<![\s\S]))(?P<bare>{DIRECT}|{ANY_LABEL}(?:[ ]+(?=\S)|\n)))"
    # A person first, and then the body: 责任领导：李四，责任单位：县水务局.
    rf"|(?<![^\n])[* ]*{PERSON_LABEL}{COLON}(?=[^。\n]{{0,80}}(?<=[；， \n）]){ANY_LABEL}{COLON}|[^。\n]{{0,80}}\n[* ]*{ANY_LABEL}{COLON}))"
)
_BARE = re.compile(rf"[* ]*(?:{DIRECT}|{ANY_LABEL}[ ]+(?=\S))")
_ANY_BARE = re.compile(rf"(?:{DIRECT}|{ANY_LABEL})[ ]*")
_LABEL_ALONE = re.compile(rf"[* ]*{ANY_LABEL}[* ]*(?:：[* ]*)?")
_FIELD_LINE = re.compile(
    rf"[* ]*(?:{ANY_LABEL}|{OTHER_LABEL}){COLON}|\d{{1,2}}[.、] ?{ANY_LABEL}{COLON}|[【〔\[《]?(?:{ANY_LABEL})[】〕\]》]"
)
_WIDEST = 1500  # of a bracket
_LONGEST = 300  # of a sentence that says who is responsible and nothing else
_NOT_A_BODY = re.compile(r"以下(?:简称|统称)|下称|详见|附件|见附|〔(?:19|20)\d{2}〕|电话|邮箱|联系人")
# What is said once for all that follows (列第一位者为牵头，下同) is no part of the list in front of it.
_RULE = re.compile(
    r"[。；](?:以下|下列|上述|以上|其余|其他)[^。]*不再[^。]*|[，。；][^，。；]*(?:第[一1]|首[位个家]|逗号|分号|斜[杠线]|[*★▲])[^，。；]*(?:牵头|主办)[^，。；]*|[，。；][^，。；]*(?:下同|不再[^，。；]*(?:列|分工))[^，。；]*"
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
    plain = (Statement(a, b + (folded[b : b + 1] in "。；" and b < end), a, b) for a, b in plain_statements(folded, start, end))
    following = next(plain, None)
    for stated in _marked(folded, start, end):
        while following and following.end <= stated.start:
            yield following
            following = next(plain, None)
        while following and following.start < stated.end:
            following = next(plain, None)
        yield stated
    if following:
        yield following
    yield from plain


def between(stated: Iterable[Statement], start: int, end: int) -> Iterator[Span]:
    """What is left of [start, end) without its statements."""
    for one in stated:
        if one.start > start:
            yield start, one.start
        start = max(start, one.end)
    if end > start:
        yield start, end


def _marked(folded: str, start: int, end: int) -> Iterator[Statement]:
    at = start
    while found := _OPENS.search(folded, at, end):
        stated = _at(folded, found, start, end)
        if stated:
            yield stated
        at = stated.end if stated else found.start() + 1


def _at(folded: str, found: re.Match[str], start: int, end: int) -> Statement | None:
    if found["bracket"]:
        return _bracket(folded, found.start(), start, end)
    if found["bare"]:
        return _bare(folded, found.start(), found.end(), end)
    return _labelled(folded, found.start(), end)


def _bare(folded: str, at: int, behind: int, end: int) -> Statement | None:
    """A label without a colon, with nothing but bodies behind it up to the end of its sentence."""
    stop = _line_end(folded, behind, end)
    full_stop = folded.find("。", behind, stop)
    stop = full_stop if full_stop != -1 else stop
    names = _ANY_BARE.sub("、", folded[behind:stop]).strip(" 、\n")
    said = stop - at < _LONGEST and lists_bodies(re.sub(r"[\s、，；]+", "、", names))
    return Statement(at, stop, at, stop) if said else None


def _bracket(folded: str, at: int, start: int, end: int) -> Statement | None:
    close = _closing(folded, at, end)
    if close is None:
        return None
    inner = folded[at + 1 : close]
    if _LABEL_ALONE.fullmatch(inner) and folded[at] != "（":
        stop = _line_end(folded, close, end)
        return Statement(at, stop, at, stop) if folded[close + 1 : stop].strip(" ：*") else None
    if folded[at] == "《":
        return Statement(at, close + 1, at + 1, close) if _LABELLED.match(inner) else None
    if not (_states(inner) or (_stands_alone(folded, at, close, start, end) and lists_bodies(_RULE.sub("", inner)))):
        return None
    return Statement(at, close + 1, at + 1, close)


def _states(inner: str) -> bool:
    if _LABELLED.match(inner) or (_BARE.match(inner) and gives_part(inner + "负责")):
        return True
    inner = _RULE.sub("", inner)
    if len(inner) >= _WIDEST or "。" in inner.rstrip("。") or _NOT_A_BODY.search(inner[:12]):
        return False
    return gives_part(inner) or _LABEL_INSIDE.search(inner) is not None


def _stands_alone(folded: str, at: int, close: int, start: int, end: int) -> bool:
    """Whether the bracket closes a sentence: only there a bare list of bodies says who is responsible."""
    sentence = folded[max(start, at - _LONGEST) : at]
    before = sentence.rstrip(" \n")[-1:]
    behind = folded[close + 1 : min(end, close + 9)].lstrip(" *")[:1]
    return (before in _SENTENCE_END if before else False) or (behind in ("", "\n", "。") and not ends_list(sentence))


def _closing(folded: str, at: int, end: int) -> int | None:
    """The bracket that closes the one at `at`; brackets of the same kind may stand inside."""
    opening, closing = folded[at], _PAIRS[folded[at]]
    stop = min(end, at + _WIDEST)
    close = folded.find(closing, at, stop)
    while close != -1 and folded.count(opening, at, close) > folded.count(closing, at, close + 1):
        close = folded.find(closing, close + 1, stop)
    return None if close == -1 or not _goes_on(folded, at, close) else close


def _goes_on(folded: str, at: int, close: int) -> bool:
    """Whether every line that ends in the bracket is only broken there: a new sentence or a new item ends the bracket."""
    line = folded.find("\n", at, close)
    while line != -1:
        if folded[line - 1] == "。" or mark_of(folded[line + 1 : line + 12]):
            return False
        line = folded.find("\n", line + 1, close)
    return True


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
