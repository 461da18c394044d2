"""The colours of the product, read out of the style sheet that draws them, and what each pair of them has to reach."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from taizhang.frame import contrast
from taizhang.frame.manifest import N_

_SHEETS = Path(__file__).with_name("static") / "taizhang"
_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6});")


@dataclass(frozen=True, slots=True)
class Role:
    """A colour upon another, and what for."""

    title: str
    colour: str
    ground: str
    least: float = contrast.TEXT


ROLES = (
    Role(N_("Text"), "ink", "paper"),
    Role(N_("Text on the page"), "ink", "ground"),
    Role(N_("Lesser text"), "ink-soft", "paper"),
    Role(N_("Lesser text on a sunk ground"), "ink-soft", "sunk"),
    Role(N_("Faint text"), "ink-faint", "ground"),
    Role(N_("A link"), "blue", "paper"),
    Role(N_("A link on the page"), "blue", "ground"),
    Role(N_("A button of the first order"), "paper", "blue"),
    Role(N_("Where one is; the lead"), "paper", "seal"),
    Role(N_("A notice"), "blue-deep", "blue-tint"),
    Role(N_("An error"), "seal-deep", "seal-tint"),
    Role(N_("A caution"), "amber", "amber-tint"),
    Role(N_("Something that is well"), "green", "green-tint"),
    Role(N_("Something that is made"), "violet", "violet-tint"),
    Role(N_("The edge of a field"), "line-strong", "paper", contrast.SHAPE),
    Role(N_("Red light"), "lit-red", "paper", contrast.SHAPE),
    Role(N_("Edge of the yellow light"), "edge-yellow", "paper", contrast.SHAPE),
    Role(N_("Mark in the yellow light"), "ink", "lit-yellow", contrast.SHAPE),
    Role(N_("Blue light"), "lit-blue", "paper", contrast.SHAPE),
    Role(N_("Green light"), "lit-green", "paper", contrast.SHAPE),
    Role(N_("Grey light"), "lit-grey", "paper", contrast.SHAPE),
    Role(N_("First series of a chart"), "series-1", "paper", contrast.SHAPE),
    Role(N_("Second series of a chart"), "series-2", "paper", contrast.SHAPE),
    Role(N_("Third series of a chart"), "series-3", "paper", contrast.SHAPE),
)


@cache
def usual() -> dict[str, str]:
    """Each colour by the name of its custom property."""
    return dict(_TOKEN.findall((_SHEETS / "tokens.css").read_text("utf-8")))


@cache
def large() -> dict[str, str]:
    """The same where text is large: some are stronger."""
    return usual() | dict(_TOKEN.findall((_SHEETS / "large.css").read_text("utf-8")))
