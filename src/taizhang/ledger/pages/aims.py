"""What a target demands, in words."""

from decimal import Decimal
from typing import Protocol

from taizhang.ledger.pages import labels
from taizhang.ledger.pages.targets import amount


class Demanding(Protocol):
    """Whatever has the columns of a target."""

    @property
    def quote(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def upper(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...


def demand(of: Demanding) -> str:
    """≥ 200家; where no number is said, the words of the text."""
    if of.value is None:
        return of.quote
    upper = f"–{amount(of.upper)}" if of.upper is not None else ""
    return f"{labels.SIGNS.get(of.comparator, '')} {amount(of.value)}{upper}{of.unit}".strip()
