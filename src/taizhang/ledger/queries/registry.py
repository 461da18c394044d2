"""Who is meant by a name, on a day: the registry of organisations, asked once for many names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from taizhang.ledger.models import Alias, CalendarYear, Organisation
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.rules.calendars import Calendar, official


def organisations_named(names: Iterable[str], *, on: date) -> dict[str, int]:
    """The organisation that each name means on that day, by number; names that mean none, or several, are left out."""
    wanted, found = set(names), defaultdict(set)
    for pk, name, short, since, until in Organisation.objects.values_list("pk", "name", "short_name", "valid_from", "valid_to"):
        if _valid(since, until, on):
            for known in {name, short} & wanted:
                found[known].add(pk)
    rows = Alias.objects.filter(name__in=wanted).values_list(
        "name", "organisation_id", "valid_from", "valid_to", "organisation__valid_from", "organisation__valid_to"
    )
    for name, pk, since, until, founded, ended in rows:
        if _valid(since, until, on) and _valid(founded, ended, on):
            found[name].add(pk)
    return {name: next(iter(meant)) for name, meant in found.items() if len(meant) == 1}


def heirs(*, on: date) -> dict[int, int]:
    """For each organisation that has ended by that day, the one that goes on for it, through as many mergers as there were."""
    ended = dict(Organisation.objects.filter(valid_to__lte=on, successor__isnull=False).values_list("pk", "successor_id").order_by("pk"))
    return {pk: _last(pk, ended) for pk in ended}


def calendar(*, known_at: datetime | None = None) -> Calendar:
    """The calendar of working days as it was known then: the years that the State Council had announced, ours where no row says other."""
    rows = as_known(CalendarYear, known_at).values_list("year", "closed", "worked")
    return official().extended({year: (_days(closed), _days(worked)) for year, closed, worked in rows})


def _days(texts: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in texts)


def _last(pk: int, ended: dict[int, int]) -> int:
    seen = {pk}
    while pk in ended and ended[pk] not in seen:
        pk = ended[pk]
        seen.add(pk)
    return pk


def _valid(since: date | None, until: date | None, on: date) -> bool:
    return (since is None or since <= on) and (until is None or on < until)
