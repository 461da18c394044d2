"""Words that a synonym machine swapped, put back in one pass.

Two-way pairs (加速/加快) can only be undone in one pass: a second one would swap them again. Which words are damaged is
data (words/synonyms.tsv); the grammar here knows none of them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A machine leaves many of its words; a person may write one of them. Three different ones tell a machine.
_TELLING = 3
_COMPANY = 16


@dataclass(frozen=True, slots=True)
class _Pair:
    original: str
    condition: str
    company: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: re.Pattern[str]
    telling: re.Pattern[str]
    pairs: dict[str, tuple[_Pair, ...]]


def swapped(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, original) of each swapped word of `text` (simplified, width-folded); nothing in a text without a machine's marks."""
    lexicon = _lexicon()
    if len(set(lexicon.telling.findall(text))) < _TELLING:
        return
    occurs = cache(text.__contains__)  # asked once for each word, not once for each place: a long text stays linear
    for found in lexicon.words.finditer(text):
        for pair in lexicon.pairs[found.group()]:
            if _holds(pair, text, found.start(), found.end(), occurs):
                yield found.start(), found.end(), pair.original
                break


def _holds(pair: _Pair, text: str, start: int, end: int, occurs: Callable[[str], bool]) -> bool:
    if pair.condition == "absent":
        return not occurs(pair.original)
    if pair.company is None:
        return True
    around = f"{text[max(0, start - _COMPANY) : start]}~{text[end : end + _COMPANY]}"
    return (pair.company.search(around) is not None) == (pair.condition == "only")


@cache
def _lexicon() -> _Lexicon:
    pairs: dict[str, tuple[_Pair, ...]] = {}
    telling: list[str] = []
    for line in (files(__package__) / "words" / "synonyms.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        word, original, when, sure = [*line.split("\t"), "", ""][:4]
        condition, _, company = when.partition(" ")
        pairs[word] = (*pairs.get(word, ()), _Pair(original, condition, re.compile(company) if company else None))
        if sure:
            telling.append(word)
    return _Lexicon(_any_of(pairs), _any_of(telling), pairs)


def _any_of(words: "dict[str, tuple[_Pair, ...]] | list[str]") -> re.Pattern[str]:
    # The longest word first: 更换新的资料 before 资料.
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
