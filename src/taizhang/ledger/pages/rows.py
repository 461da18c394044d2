"""Rows of obligations as lists draw them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse

from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries.obligations import ObligationRow
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.sentences import shown

MANY = 500  # rows: more of them are not named one by one in a question
_UNLIT = frozenset({State.DRAFT, *ENDED})  # no run looks at them


class Line(NamedTuple):
    """An obligation in a list."""

    code: str
    title: str
    url: str
    lead: str
    due: date | None
    inferred: bool
    light: words.Lit
    state: str
    completion: str
    percent: Decimal | None
    more: Mapping[str, str] = {}  # what further columns say of it, by key; nobody changes it
    act: str = ""  # what the reader has to do next with it, and where
    act_url: str = ""
    plan: str = ""  # the plan to whose ledger it belongs, where rows of several stand together
    plan_url: str = ""

    def __hash__(self) -> int:
        """By what every row has: further columns are equal or not, and nothing to look up by."""
        return hash(self[:10])


def lines(rows: Iterable[ObligationRow], who: Reader) -> list[Line]:
    kept, address = who.kept(), reverse("ledger:obligation", kwargs={"code": "CODE"})
    found = list(rows)
    states = {state: words.state(state) for state in {row.state for row in found}}
    return [_line(row, address.replace("CODE", quote(row.code, safe="")) + kept, states[row.state]) for row in found]


def _line(row: ObligationRow, url: str, state: str) -> Line:
    return Line(
        row.code,
        row.title,
        url,
        row.lead,
        row.due,
        row.due_inferred,
        words.lit(row.colour or (Colour.NONE.value if row.state in _UNLIT else ""), row.sentence_zh, row.sentence_en),
        state,
        percent(row.completion),
        row.completion,
    )


def percent(value: Decimal | None) -> str:
    """Nothing where nobody has said: that is not zero."""
    return "" if value is None else f"{shown(value)}%"
