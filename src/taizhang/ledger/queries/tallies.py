"""How many rows of each light each ledger has: as the last run saw them, or on a past day as they were judged then."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count

from taizhang.ledger.models import LightNow, Obligation
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of

Tallies = dict[int, Counter[str]]


def tallies_of(ledgers: Iterable[int]) -> Tallies:
    """For each of those ledgers, how many rows have which colour."""
    rows = LightNow.objects.filter(obligation__ledger_id__in=list(ledgers)).values_list("obligation__ledger_id", "colour")
    return _counted((ledger, colour, count) for ledger, colour, count in rows.annotate(count=Count("id")).order_by())


def tallies_on(ledgers: Iterable[int], *, on: date, known_at: datetime, now: datetime) -> Tallies:
    """The same on a past day."""
    wanted = tuple(ledgers)
    of = dict(as_known(Obligation, known_at).filter(ledger_id__in=wanted).values_list("row", "ledger_id"))
    lit = lights_of(Asked(on, known_at, ledgers=wanted), now=now)
    return _counted((of[one.id], one.light.colour.value, 1) for one in lit if one.id in of)


def _counted(rows: Iterable[tuple[int, str, int]]) -> Tallies:
    found: Tallies = defaultdict(Counter)
    for ledger, colour, count in rows:
        found[ledger][colour] += count
    return found
