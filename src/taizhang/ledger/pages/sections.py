"""The rows of a grid in their groups, each under its heading: what it is called, how many rows it has, and the way to it."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taizhang.ledger.pages import words
from taizhang.ledger.pages.rows import Line
from taizhang.ledger.queries import groups
from taizhang.ledger.queries.groups import Group
from taizhang.ledger.queries.obligations import ObligationRow


class Heading(NamedTuple):
    """A group by its key; `colour` where it is a light."""

    key: str
    title: str
    rows: int
    colour: str = ""


class Section(NamedTuple):
    """Rows that stand together; without a heading where the list is not grouped."""

    heading: Heading | None
    lines: list[Line]


def headings(found: Iterable[Group], by: str, plans: Mapping[str, str]) -> list[Heading]:
    """Of every group, in their order; a ledger is called by its plan."""
    return [Heading(group.key, _title(group.key, by, plans), group.rows, group.key if by == "light" else "") for group in found]


def sections(rows: Iterable[ObligationRow], lines: Iterable[Line], known: Iterable[Heading], by: str) -> list[Section]:
    """The lines of those rows, each under the heading of its group."""
    if not by:
        return [Section(None, list(lines))]
    of = {heading.key: heading for heading in known}
    keyed = groupby(zip(rows, lines, strict=True), key=lambda pair: groups.key_of(pair[0], by))
    return [Section(of.get(key) or Heading(key, _title(key, by), 0), [line for _row, line in some]) for key, some in keyed]


def _title(key: str, by: str, plans: Mapping[str, str] = MappingProxyType({})) -> str:
    if by == "lead":
        return key or _("Nobody leads")
    if by == "light":
        return words.of_colour(key).capitalize()
    if by == "state":
        return words.state(key)
    if by == "plan":
        return plans.get(key, key)
    return _("Without a day") if key == "none" else str(date_format(date(int(key[:4]), int(key[5:]), 1), "YEAR_MONTH_FORMAT"))
