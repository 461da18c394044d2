"""The colours, each on its ground, with the contrast that was measured."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.frame import contrast, palette


@dataclass(frozen=True, slots=True)
class Measured:
    title: str
    names: str
    colour: str
    ground: str
    ratio: str
    least: str


def measured() -> list[Measured]:
    return [_measured(role, palette.usual()) for role in palette.ROLES]


def _measured(role: palette.Role, colours: dict[str, str]) -> Measured:
    colour, ground = colours[role.colour], colours[role.ground]
    ratio = contrast.ratio(colour, ground)
    return Measured(_(role.title), f"{role.colour} / {role.ground}", colour, ground, f"{ratio:.1f}", f"{role.least:.1f}")
