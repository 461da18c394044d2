"""What a collective name 集合主体 stands for: governments of a level, the members of a body, or an open group that only a person can name.

>>> meaning_of("各县（市、区）人民政府", Level.PROVINCE)
Levels(levels=(<Level.COUNTY: 'county'>,), excluded=())
>>> meaning_of("各设区市政府（不含青岛）", Level.PROVINCE)
Levels(levels=(<Level.CITY: 'city'>,), excluded=('青岛',))
>>> meaning_of("省委科技创新委员会各成员单位", Level.PROVINCE)
Members(of='省委科技创新委员会')
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Levels of government."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True)
class Levels:
    """All governments of these levels below the issuer, without those that the name excludes."""

    levels: tuple[Level, ...]
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Members:
    """The members of a body; None: of the one that the plan is about."""

    of: str | None


@dataclass(frozen=True)
class Open:
    """A group that the words leave open (各有关部门): somebody has to name it."""


Meaning = Levels | Members | Open

_MEMBERS = re.compile(r"^(?P<of>.*?)各?成员单位$")
_EXCEPT = re.compile(r"[（(](?:不含|不包括|除)?(?P<names>[^（）()]+?)(?:除外)?[）)]")
_OPEN = re.compile(r"有关|相关|各级|部门|牵头|企业|高校|集团")
_NOISE = re.compile(r"[（）()〔〕\[\]、，,\s]|人民政府|政府|管委会|落实|的")
_TOWNSHIP = re.compile(r"[乡镇街]")


def meaning_of(name: str, issuer: Level) -> Meaning:
    """What the name means in a document of an issuer of that level: 市 in the plan of a city is a county-level one."""
    if members := _MEMBERS.match(name):
        return Members(members["of"] or None)
    bare, excluded = _without_exceptions(name)
    core = _NOISE.sub("", bare)
    if _OPEN.search(core) or not core.startswith(("各", "全省各", "全市各")):
        return Open()
    levels = _levels(core.partition("各")[2], issuer)
    return Levels(levels, excluded) if levels else Open()


def _without_exceptions(name: str) -> tuple[str, tuple[str, ...]]:
    """The name, and whom it excludes; a bracket that belongs to the name (县（市、区）) stays."""
    for bracket in _EXCEPT.finditer(name):
        if re.search(r"不含|不包括|^[（(]除|除外", bracket.group()):
            return name.replace(bracket.group(), ""), tuple(re.split(r"[、，,和]", bracket["names"]))
    return name, ()


def _levels(core: str, issuer: Level) -> tuple[Level, ...]:
    """市县区 in the order in which they stand: 市 first is the city, behind 县 or 区 it is a county-level one."""
    if core.startswith(("省", "自治区")):
        return (Level.PROVINCE,)
    if _TOWNSHIP.search(core):
        return (Level.TOWNSHIP,) if not re.match(r"[市县区]", core) else ()
    if core in ("设区市", "地级市", "地市"):
        return (Level.CITY,)
    if not re.fullmatch(r"[市县区]+", core):
        return ()
    if core.startswith("市") and issuer in (Level.NATION, Level.PROVINCE):
        return (Level.CITY,) if core == "市" else (Level.CITY, Level.COUNTY)
    return (Level.COUNTY,)
