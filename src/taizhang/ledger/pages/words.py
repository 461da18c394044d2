"""What the rules say in two languages, in the one that is read; and lights as the parts of a page draw them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.ledger.rules import lifecycle_words
from taizhang.ledger.rules.colours import NAMES, Colour
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.sentences import Sentence

COLOURS = tuple(colour.value for colour in Colour)


class Lit(NamedTuple):
    """A light to be drawn: colour, the word for it, why."""

    colour: str
    word: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many have that light, and the list that shows them."""

    colour: str
    word: str
    count: int
    url: str
    current: bool


def report(organisation: object, start: date, end: date) -> str:
    """How a report is called: whose, and of which days; a month by its name."""
    return _("Report of %(organisation)s, %(period)s") % {"organisation": organisation, "period": period(start, end)}


def period(start: date, end: date) -> str:
    """A month by its name, else from day to day."""
    if (start.year, start.month) == (end.year, end.month) and start.day == 1:
        return str(date_format(end, "YEAR_MONTH_FORMAT"))
    return f"{date_format(start, 'DATE_FORMAT')}–{date_format(end, 'DATE_FORMAT')}"


def said(sentence: Sentence) -> str:
    return in_language(sentence.zh, sentence.en)


def in_language(zh: str, en: str) -> str:
    return zh if (get_language() or "zh").startswith("zh") else en


def of_colour(colour: str) -> str:
    """The word for a light; one that no run has seen yet is not lit."""
    return said(NAMES[Colour(colour)]) if colour else _("Not lit yet")


def lit(colour: str, zh: str, en: str) -> Lit:
    """A light with its reasons. The sentence that is kept begins with the colour's name, which the light itself says."""
    return _lit(colour, zh, en, get_language())


@lru_cache(maxsize=10_000)
def _lit(colour: str, zh: str, en: str, _language: str | None) -> Lit:
    """Lists say the same lights over and over."""
    return Lit(colour or Colour.NONE.value, of_colour(colour), _without_colour(in_language(zh, en)))


def lit_of(light: Light) -> Lit:
    return lit(light.colour.value, light.sentence.zh, light.sentence.en)


def state(value: str) -> str:
    return _named(lifecycle_words.OF_OBLIGATION, value)


def ledger_state(value: str) -> str:
    return _named(lifecycle_words.OF_LEDGER, value)


def tally(counts: Mapping[str, int], urls: Mapping[str, str], current: Iterable[str] = ()) -> list[Count]:
    """A light for each colour that somebody has, the worst first."""
    chosen = set(current)
    found = [(colour.value, counts.get(colour.value, 0)) for colour in Colour]
    return [Count(colour, of_colour(colour), count, urls[colour], colour in chosen) for colour, count in found if count or colour in chosen]


def _named(names: Mapping[str, Sentence], value: str) -> str:
    """In English a sentence of the rules begins small, a word of a page does not."""
    words = said(names[value]) if value in names else value
    return words[:1].upper() + words[1:]


def _without_colour(sentence: str) -> str:
    for mark in ("：", ": "):
        head, found, rest = sentence.partition(mark)
        if found and len(head) <= len("no light"):
            return rest
    return sentence
