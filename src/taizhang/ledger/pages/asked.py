"""What a reader of a grid asked for: filters, order and place, out of the address and back into it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.http import QueryDict

from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries.obligations import SORTS, Wanted
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.lifecycle import State

LONGEST = 100  # of words that are looked for


@dataclass(frozen=True)
class Asked:
    """By the names in the address; empty is whatever there is."""

    light: str = ""
    state: str = ""
    lead: str = ""
    words: str = ""
    late: str = ""
    sort: str = "code"
    after: str = ""

    @property
    def said(self) -> dict[str, str]:
        """As it stands in an address."""
        return {name: value for name, value in self.__dict__.items() if value and (name, value) != ("sort", "code")}

    def without(self, name: str) -> "Asked":
        """From the first page on, without that filter."""
        return replace(self, **{"after": "", name: ""})

    def wanted(self, who: Reader, *, ledger: str, lead: int | None) -> Wanted:
        """The question to the record. Late is what should have ended by now and has not."""
        return Wanted(
            ledger=ledger,
            lead=lead,
            states=(self.state,) if self.state else (),
            colours=(self.light,) if self.light else (),
            words=self.words,
            due_to=who.day - timedelta(days=1) if self.late else None,
            live=bool(self.late),
            sort=self.sort,
            on=who.past,
            known_at=who.known_at,
        )


def asked(query: QueryDict) -> Asked:
    """What cannot be asked for is left out."""
    sort = query.get("sort", "")
    return Asked(
        light=_one_of(query.get("light", ""), Colour),
        state=_one_of(query.get("state", ""), State),
        lead=query.get("lead", "")[:LONGEST],
        words=query.get("words", "").replace("\0", "").strip()[:LONGEST],
        late="1" if query.get("late") else "",
        sort=sort if sort in SORTS else "code",
        after=query.get("after", "").replace("\0", "")[:LONGEST],
    )


def _one_of(value: str, known: type[Colour] | type[State]) -> str:
    return value if value in {one.value for one in known} else ""
