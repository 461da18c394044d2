"""Collective bodies 集合主体 expanded by rule against what is valid on a day. The result is a proposal: somebody confirms it.

>>> bodies = [Body("甲市", Level.CITY, "江海省"), Body("乙市", Level.CITY, "江海省", until=date(2019, 1, 9))]
>>> expand("各市人民政府", issuer=Body("江海省", Level.PROVINCE, None), bodies=bodies, on=date(2022, 3, 27)).members
('甲市',)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .collective_names import Level, Levels, Members, meaning_of
from .refusals import Refused
from .sentences import Sentence


@dataclass(frozen=True)
class Body:
    """A government in the registry: `parent` is the one above it; valid from `since` to the day before `until`."""

    name: str
    level: Level
    parent: str | None
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True)
class Member:
    """A member of a body, from `since` to the day before `until`."""

    name: str
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True)
class MemberList:
    """The members of a body, with the names that the body goes by."""

    of: str
    members: tuple[Member, ...]
    aliases: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Expansion:
    """Who is meant, in the order of the registry, and why; a proposal until somebody confirms it."""

    name: str
    members: tuple[str, ...]
    on: date
    rule: Sentence
    inferred: bool = True


class NotExpandable(Refused):
    """The words leave open who is meant; somebody has to name them."""


class MembersUnknown(Refused):
    """It is clear who is meant, but the registry does not have them on that day."""


def expand(
    name: str,
    *,
    issuer: Body,
    bodies: Iterable[Body] = (),
    lists: Iterable[MemberList] = (),
    on: date,
    about: str | None = None,
) -> Expansion:
    """Who `name` means in a document of `issuer` on that day; `about` is the body whose members a bare 各成员单位 are.
    Raises `NotExpandable` and `MembersUnknown`: nobody is made responsible by a guess."""
    match meaning_of(name, issuer.level):
        case Levels(levels, excluded):
            return _of_levels(name, levels, excluded, issuer, tuple(bodies), on)
        case Members(of):
            return _of_members(name, of or about, tuple(lists), on)
        case _:
            raise NotExpandable(
                Sentence(f"「{name}」范围不明，请指定单位", f"「{name}」 leaves open who is meant: somebody has to name them")
            )


def _of_levels(
    name: str, levels: tuple[Level, ...], excluded: tuple[str, ...], issuer: Body, bodies: tuple[Body, ...], on: date
) -> Expansion:
    valid = [body for body in bodies if body.since <= on < body.until]
    parents = {body.name: body.parent for body in valid}
    meant = [body.name for level in levels for body in valid if body.level is level and _is_below(body, issuer, parents)]
    members = _without(meant, excluded, name)
    if not members:
        raise MembersUnknown(Sentence(f"名录中没有{on}有效的「{name}」", f"the registry has nobody for 「{name}」 on {on}"))
    return Expansion(name, members, on, _rule_of_levels(len(members), excluded, on))


def _rule_of_levels(count: int, excluded: tuple[str, ...], on: date) -> Sentence:
    zh, en = (f"，不含{'、'.join(excluded)}", f", without {', '.join(excluded)}") if excluded else ("", "")
    return Sentence(f"按{on}有效的行政区划展开为{count}个{zh}，待确认", f"the {count} that were valid on {on}{en}: to be confirmed")


def _without(meant: list[str], excluded: tuple[str, ...], name: str) -> tuple[str, ...]:
    """An exception that fits nobody is a mistake of somebody's, and not passed over."""
    for exception in excluded:
        if not any(found.startswith(exception) for found in meant):
            raise MembersUnknown(
                Sentence(f"「{name}」排除的{exception}不在名录中", f"{exception}, which 「{name}」 excludes, is not in the registry")
            )
    return tuple(found for found in meant if not any(found.startswith(exception) for exception in excluded))


def _is_below(body: Body, issuer: Body, parents: dict[str, str | None]) -> bool:
    above = body.parent
    for _ in Level:  # no government has more above it than there are levels
        if above is None or above == issuer.name:
            break
        above = parents.get(above)
    return above == issuer.name


def _of_members(name: str, of: str | None, lists: tuple[MemberList, ...], on: date) -> Expansion:
    found = next((known for known in lists if of is not None and of in {known.of, *known.aliases}), None)
    members = tuple(member.name for member in found.members if member.since <= on < member.until) if found else ()
    if not members:
        raise MembersUnknown(Sentence(f"没有{on}有效的「{name}」名单", f"there is no list of 「{name}」 that was valid on {on}"))
    rule = Sentence(
        f"按{of}{on}有效的成员名单展开为{len(members)}个，待确认", f"the {len(members)} members of {of} on {on}: to be confirmed"
    )
    return Expansion(name, members, on, rule)
