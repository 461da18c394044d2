"""What somebody asked of his desk: narrowed, sorted and grouped, out of the address and back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from taizhang.ledger.rules.cards import Band, Card, band, in_order, worst_first

GROUPS = ("due", "act", "plan")
SORTS = ("due", "light")
LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """By the names in the address; empty is whatever there is."""

    act: str = ""
    plan: str = ""
    due: str = ""
    light: str = ""
    words: str = ""
    group: str = "due"
    sort: str = "due"

    @property
    def said(self) -> dict[str, str]:
        """As it stands in an address, without what is so anyway."""
        return {name: value for name, value in self.__dict__.items() if value and (name, value) not in {("group", "due"), ("sort", "due")}}

    @property
    def narrowed(self) -> dict[str, str]:
        return {name: value for name, value in self.said.items() if name not in ("group", "sort")}

    def address(self, **changed: str) -> str:
        said = replace(self, **changed).said
        return f"?{urlencode(said)}" if said else "?"


def asked_of(query: Mapping[str, str]) -> Asked:
    """What cannot be asked for is left out."""
    said = {name: query.get(name, "").replace("\0", "").strip()[:LONGEST] for name in Asked.__dataclass_fields__}
    said["group"] = said["group"] if said["group"] in GROUPS else "due"
    said["sort"] = said["sort"] if said["sort"] in SORTS else "due"
    said["due"] = said["due"] if said["due"] in set(Band) else ""
    return Asked(**said)


def shown(cards: list[Card], asked: Asked, on: date) -> list[Card]:
    """The cards that were asked for, in that order."""
    found = [card for card in cards if _wanted(card, asked, on)]
    return worst_first(found) if asked.sort == "light" else in_order(found)


def _wanted(card: Card, asked: Asked, on: date) -> bool:
    return (
        asked.act in ("", card.act.key)
        and asked.plan in ("", card.plan)
        and asked.light in ("", card.light)
        and asked.due in ("", band(card.due, on).value)
        and (not asked.words or _has(card, asked.words.casefold().split()))
    )


def _has(card: Card, words: list[str]) -> bool:
    text = f"{card.title} {card.under} {card.plan} {card.creditor}".casefold()
    return all(word in text for word in words)
