"""Words that a workbook can hold: nothing that XML forbids, nothing longer than a cell."""

import re

LONGEST_CELL = 32_767
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CUT_SHORT = "……（全文见原文件）"


def clean(words: str) -> str:
    """`words` without control characters, halves of characters and non-characters; lines end with a line feed, tabs are spaces."""
    return _FORBIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def cut(words: str, longest: int) -> str:
    """As much of `words` as `longest` units hold. Excel counts in UTF-16: a character beyond the basic plane counts twice."""
    return words.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")


def cell_words(words: str) -> str:
    """`words` as a cell holds them: cleaned, and cut with a notice where they are too long to be stored at all."""
    kept = clean(words)
    return kept if cut(kept, LONGEST_CELL) == kept else cut(kept, LONGEST_CELL - len(_CUT_SHORT)) + _CUT_SHORT
