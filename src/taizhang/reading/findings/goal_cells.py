"""The value in a cell of a goal table as a target: ≥95, 3.5%, 1200 with its unit in the head, 达到60以上."""

import re
from collections.abc import Iterator

from ..structure.goal_tables import GoalCell
from .deadlines import Deadline
from .numerals import MULTIPLIER, NUMBER, value_of
from .targets import Found
from .units import UNIT, plain

_VALUE = re.compile(
    rf"(?P<sign>[≥≧>≤≦<＞＜]|达到?|不低于|不少于|超过|突破|不超过|不高于|控制在|力争|约)?\s*[〔\[]?(?P<a>{NUMBER})(?P<am>{MULTIPLIER})?"
    rf"(?:[-至](?P<b>{NUMBER})(?P<bm>{MULTIPLIER})?)?[〕\]]?(?P<unit>{UNIT})?[〕\]]?(?P<more>以上|以内|以下|左右)?"
)
_UNIT = re.compile(rf"(?P<power>{MULTIPLIER})?(?P<unit>{UNIT})")
_CEILINGS = frozenset("≤ ≦ 不超过 不高于 控制在 以内 以下".split())
_SIGNS = {">": ">", "＞": ">", "超过": ">", "突破": ">", "<": "<", "＜": "<", "约": "~", "左右": "~"}


def of_cell(folded: str, cell: GoalCell) -> Iterator[Found]:
    """The target that the cell states; none where it holds no number, or one without any unit."""
    m = _VALUE.fullmatch(folded[slice(*cell.value)].strip())
    power, unit = _unit(folded, cell)
    if m is None or not (m["unit"] or unit):
        return
    multiplier = m["am"] or m["bm"] or ("" if m["unit"] else power)
    high = value_of(m["b"], m["bm"] or ("" if m["unit"] else power)) if m["b"] else None
    words = "".join(folded[slice(*cell.name)].split())
    yield Found(
        cell.start, cell.end, words, "range" if high is not None else _comparator(m), value_of(m["a"], multiplier), high,
        plain(m["unit"] or unit), tuple(w for w in (m["sign"], m["more"]) if w and not w.isascii()), m["sign"] != "力争",
        "cumulative" if "累计" in words else "level", None, None,
        Deadline(f"{cell.year}-12-31", f"{cell.year}年", *cell.value) if cell.year else None, words if cell.year else None,
    )  # fmt: skip


def _comparator(m: re.Match[str]) -> str:
    sign, more = m["sign"] or "", m["more"] or ""
    if sign in _CEILINGS or more in _CEILINGS:
        return "<="
    return _SIGNS.get(more) or _SIGNS.get(sign) or ">="


def _unit(folded: str, cell: GoalCell) -> tuple[str, str]:
    """The multiplier and the unit that the head or the row's name gives: 万家 is ten thousand 家."""
    places = [cell.unit] if cell.unit else []
    words = [folded[slice(*place)] for place in places] + re.findall(r"（([^（）]{1,10})）", folded[slice(*cell.name)])
    found = next((m for w in words if (m := _UNIT.fullmatch(w.strip()))), None)
    return (found["power"] or "", found["unit"]) if found else ("", "")
