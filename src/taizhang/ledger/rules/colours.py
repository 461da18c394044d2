"""The colours of a light, and what is worse than what. The order is the same everywhere (红 > 黄 > 蓝, as in public warnings)."""

from enum import StrEnum

from .sentences import Sentence


class Colour(StrEnum):
    """A light. Never shown alone: a word and a shape go with it."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"  # open, and due soon
    GREEN = "green"
    GREY = "grey"  # cannot be judged yet, or need not be
    NONE = "none"  # no light: closed, or with the verifier


SEVERITY = {Colour.RED: 5, Colour.YELLOW: 4, Colour.BLUE: 3, Colour.GREEN: 2, Colour.GREY: 1, Colour.NONE: 0}
NAMES = {
    Colour.RED: Sentence("红灯", "red"),
    Colour.YELLOW: Sentence("黄灯", "yellow"),
    Colour.BLUE: Sentence("蓝灯", "blue"),
    Colour.GREEN: Sentence("绿灯", "green"),
    Colour.GREY: Sentence("灰灯", "grey"),
    Colour.NONE: Sentence("不亮灯", "no light"),
}
