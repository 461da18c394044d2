"""The editions of a ledger, and what any two of them say differently."""

from datetime import date
from typing import Any, NamedTuple

from taizhang.ledger.models import Amendment, Edition, Ledger
from taizhang.ledger.queries.amendments import difference_of_editions
from taizhang.ledger.rules.editions import Difference


class EditionLine(NamedTuple):
    """An edition: its number, its day, the hash of what it says."""

    number: int
    day: date
    person: str
    sha256: str


class Compared(NamedTuple):
    """Two editions and their differences, and the words of each row of either by its code."""

    older: int
    newer: int
    differences: list[Difference]
    words: dict[str, str]


def editions_of(ledger: Ledger) -> list[EditionLine]:
    """The newest first."""
    rows = Edition.objects.filter(ledger=ledger).order_by("-number").values_list("number", "signed_on", "signed_by__name", "sha256")
    return [EditionLine(number, day, person or "", sha256) for number, day, person, sha256 in rows]


def compared(ledger: Ledger, older: int, newer: int) -> Compared | None:
    """None where the ledger has no such editions."""
    found = {one.number: one for one in Edition.objects.filter(ledger=ledger, number__in=(older, newer))}
    if older not in found or newer not in found:
        return None
    contents = [found[older].content, found[newer].content]
    words: dict[str, str] = {row["code"]: row["title"] for content in contents for row in content["rows"]}
    return Compared(older, newer, difference_of_editions(found[older], found[newer]), words)


def amendments_between(ledger: Ledger, since: date, until: date) -> list[dict[str, Any]]:
    """The amendments that took effect in that time: why the editions differ."""
    rows = Amendment.objects.filter(ledger=ledger, applied_on__gte=since, applied_on__lte=until).order_by("applied_on", "pk")
    return [dict(row) for row in rows.values("key", "kind", "basis", "applied_on", "obligation__code")]
