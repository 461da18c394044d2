"""A row is cut in two, or two are joined: no word is lost, none stands twice, and each part keeps its place in the source.

>>> parted("新建水厂2座，改造管网30公里", 7)
('新建水厂2座，', '改造管网30公里')
>>> joined("新建水厂2座", "改造管网30公里")
'新建水厂2座；改造管网30公里'
"""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from .refusals import Refused
from .sentences import Sentence

Span = tuple[int, int]

_BREAK = re.compile(r"[，。；：！？,;:!?]+[”’）)]?")
_ENDS = tuple("，。；：、！？,;:!?")


class NothingCut(Refused):
    """On one side of the cut there would be no words."""


def parted(words: str, at: int) -> tuple[str, str]:
    """The words before the cut and those behind it; `NothingCut` where one of them says nothing."""
    first, second = words[: max(at, 0)], words[max(at, 0) :]
    if not (_says(first) and _says(second)):
        raise NothingCut(Sentence("请在文字中间选择拆分处", "choose a place between two words"))
    return first, second


class Half(StrEnum):
    """Of a row that was cut."""

    FIRST = "first"
    SECOND = "second"


def half_without(due_words: str, first: str, second: str) -> Half | None:
    """The half that does not say by when, where the other one does: its day is concluded.

    >>> half_without("6月底前", "6月底前新建水厂2座，", "改造管网30公里"), half_without("6月底前", "新建水厂2座，", "改造管网30公里")
    (<Half.SECOND: 'second'>, None)
    """
    if not due_words or (due_words in first) == (due_words in second):
        return None
    return Half.SECOND if due_words in first else Half.FIRST


def concluded_from(code: str, due_words: str) -> Sentence:
    """The rule by which that half has its day."""
    return Sentence(
        f"原文时限“{due_words}”写在拆分出的另一项（{code}）中，推定与其相同，请核定",
        f"the text says {due_words} of {code}, from which this row was cut: the same day is concluded",
    )


def titled(words: str) -> str:
    """What a part is called: without the mark at which the whole was cut.

    >>> titled("新建水厂2座，")
    '新建水厂2座'
    """
    return words.rstrip().rstrip("，；、：,;:") or words


def places_to_cut(words: str) -> tuple[int, ...]:
    """Behind which marks the words may be cut.

    >>> places_to_cut("新建水厂2座，改造管网30公里。")
    (7,)
    """
    found = (match.end() for match in _BREAK.finditer(words))
    return tuple(at for at in found if _says(words[:at]) and _says(words[at:]))


def joined(first: str, second: str, *, adjoining: bool = False) -> str:
    """Both, in one row; a mark between them where they did not stand side by side and none ends the first."""
    apart = not adjoining and _says(first) and not first.rstrip().endswith(_ENDS)
    return f"{first}{'；' if apart else ''}{second}"


def spans_of(span: Span, words: str, at: int, source: str | None) -> tuple[Span, Span]:
    """Where the two parts stand in the source text, whose wording may have been mended. Where the source is not known and its words are
    not as long as these, nobody can tell: both stand in the whole span."""
    start, end = span
    if end - start == len(words):
        return (start, start + at), (start + at, end)
    if source is None:
        return span, span
    middle = start + _in(source[start:end], words, at)
    return (start, middle), (middle, end)


def _in(source: str, words: str, at: int) -> int:
    """The place in the source where the words are cut."""
    for _, words_start, words_end, start, end in SequenceMatcher(None, words, source, autojunk=False).get_opcodes():
        if words_start <= at < words_end:
            return min(start + at - words_start, end)
    return len(source)


def _says(words: str) -> bool:
    return any(map(str.isalnum, words))
