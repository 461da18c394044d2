"""Cards of the desk 我的事项: what somebody owes or must decide next, whatever module it comes from; nothing twice, the most urgent first.

>>> first = Card("obligation:1", Act("accept", Sentence("签收", "Take it on"), rank=30), "出台节水管理办法", "/obligations/a/")
>>> second = replace(first, act=Act("finish", Sentence("办结", "Finish it"), rank=40))
>>> [card.act.key for card in nothing_twice([second, first])]
['accept']
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace  # noqa: F401  the docstring's example
from datetime import date, datetime, timedelta
from enum import StrEnum

from taizhang.kit.workdays import CalendarMissing

from .calendars import Calendar
from .colours import SEVERITY, Colour
from .sentences import Sentence

_NOTHING = Sentence("", "")


class Band(StrEnum):
    """How soon, in the order in which a desk shows them."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    OPEN = "open"  # nobody has set a day


@dataclass(frozen=True, slots=True)
class Act:
    """The one thing to do next: a key by which a list is narrowed, the words on its button, and its rank: of two acts on the same thing
    the lower one is shown."""

    key: str
    words: Sentence
    rank: int = 50


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on a desk. `about` names it (`obligation:12`): what two modules say of the same thing is one card.

    It is done at `go`; where `verb` stands, the desk does it itself, to `about`. `light` is a colour, `why` its reason, seen `lit_at`. `says` are lines that
    whoever decides reads before he opens it.
    """

    about: str
    act: Act
    title: str
    url: str
    under: str = ""  # what tells it apart: its code
    plan: str = ""
    creditor: str = ""  # for whom
    due: date | None = None
    light: str = ""
    why: Sentence = _NOTHING
    verb: str = ""
    go: str = ""
    says: tuple[str, ...] = ()
    lit_at: datetime | None = None


def nothing_twice(cards: Iterable[Card]) -> list[Card]:
    """One card for each thing, with the act that comes first; of two of one rank what was said last stands."""
    found: dict[str, Card] = {}
    for card in cards:
        known = found.get(card.about)
        if known is None or card.act.rank <= known.act.rank:
            found[card.about] = card
    return list(found.values())


def in_order(cards: Iterable[Card]) -> list[Card]:
    """What was due first comes first, of those the worse light; what has no day comes last."""
    return sorted(cards, key=lambda card: (card.due or date.max, -_severity(card), card.act.rank, card.about))


def worst_first(cards: Iterable[Card]) -> list[Card]:
    """The worse light first, and of those what was due first."""
    return sorted(cards, key=lambda card: (-_severity(card), card.due or date.max, card.act.rank, card.about))


def band(due: date | None, on: date) -> Band:
    """How soon: a week ends on its Sunday.

    >>> band(date(2026, 11, 29), date(2026, 11, 25)).value, band(date(2026, 11, 30), date(2026, 11, 25)).value
    ('week', 'month')
    """
    if due is None:
        return Band.OPEN
    if due < on:
        return Band.OVERDUE
    if due == on:
        return Band.TODAY
    if due <= on + timedelta(days=6 - on.weekday()):
        return Band.WEEK
    return Band.MONTH if (due.year, due.month) == (on.year, on.month) or due <= on + timedelta(days=30) else Band.LATER


def left(due: date, on: date, calendar: Calendar) -> Sentence:
    """How long there is, in working days; in days where the calendar of that year has not been announced.

    >>> from .calendars import official
    >>> left(date(2026, 10, 9), date(2026, 9, 30), official()).en
    '2 working days left'
    >>> left(date(2026, 9, 28), date(2026, 9, 30), official()).zh
    '逾期2个工作日'
    """
    if due == on:
        return Sentence("今天到期", "due today")
    try:
        days, zh, en = abs(calendar.between(min(on, due), max(on, due))), "个工作日", "working day"
    except CalendarMissing:
        days, zh, en = abs((due - on).days), "天", "day"
    plural = f"{days} {en}" if days == 1 else f"{days} {en}s"
    if due < on:
        return Sentence(f"逾期{days}{zh}", f"overdue by {plural}") if days else Sentence("已到期", "overdue")
    return Sentence(f"还有{days}{zh}", f"{plural} left")


def _severity(card: Card) -> int:
    return SEVERITY[Colour(card.light)] if card.light else 0
