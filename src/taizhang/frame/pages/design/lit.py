"""Lights for show. Pages take colour, word and reason from the rules of the ledger; here they are written down."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Light:
    colour: str
    word: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    colour: str
    word: str
    count: int
    url: str
    current: bool


def lights() -> list[Light]:
    return [
        Light("red", _("Red"), _("overdue by 12 days")),
        Light("yellow", _("Yellow"), _("14 percentage points behind its schedule")),
        Light("blue", _("Blue"), _("due soon, on 30 June")),
        Light("green", _("Green"), _("on schedule")),
        Light("grey", _("Grey"), _("the figure is published in January")),
        Light("none", _("No light"), _("has ended")),
    ]


def counts(numbers: tuple[int, ...] = (3, 12, 28, 214, 40, 9), current: str = "") -> list[Count]:
    """How many of each, each leading to the table that shows only those."""
    pairs = zip(lights(), numbers, strict=True)
    return [Count(one.colour, one.word, number, _address(one.colour), one.colour == current) for one, number in pairs]


def _address(colour: str) -> str:
    return f"{reverse('frame:design_tables')}?light={colour}"
