"""Who is meant by a name, on a day: the registry of organisations, asked once for many names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from taizhang.ledger.models import Alias, CalendarYear, Indicator, Membership, Observation, Organisation
from taizhang.ledger.models import MemberList as StoredList
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.queries.reported_lines import values_told
from taizhang.ledger.rules.calendars import Calendar, official
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.expansion import Body, Member, MemberList
from taizhang.ledger.rules.roles import Actor

SHORTEST, OFFERED = 2, 20  # characters that say whom one means; names that one looks through


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


def organisations_like(words: str, *, on: date) -> list[tuple[str, str]]:
    """The names of organisations that are called so, and the other name by which each was found; of two characters on, a few at most."""
    if len(words) < SHORTEST:
        return []
    others = Alias.objects.filter(valid_on(on), organisation_id=OuterRef("pk"), name__icontains=words)
    rows = Organisation.objects.filter(valid_on(on), Q(name__icontains=words) | Q(short_name__icontains=words) | Exists(others))
    found = rows.annotate(alias=Subquery(others.order_by("pk").values("name")[:1])).order_by("level", "name")
    named = found.values_list("name", "short_name", "alias")[:OFFERED]
    return [(name, alias if alias and words not in name and words not in short else short) for name, short, alias in named]


def heirs(*, on: date) -> dict[int, int]:
    """For each organisation that has ended by that day, the one that goes on for it, through as many mergers as there were."""
    ended = dict(Organisation.objects.filter(valid_to__lte=on, successor__isnull=False).values_list("pk", "successor_id").order_by("pk"))
    return {pk: _last(pk, ended) for pk in ended}


def governments(*, known_at: datetime | None = None) -> list[Body]:
    """The governments of the registry, each below the one above it, by their codes: an organisation without a code (GB/T 2260) is none."""
    rows = list(as_known(Organisation, known_at).values_list("row", "name", "level", "code", "parent_id", "valid_from", "valid_to"))
    names = {row[0]: row[1] for row in rows}
    found = sorted((row for row in rows if row[3]), key=lambda row: row[3])
    return [
        Body(name, Level(level), names.get(above), since or date.min, until or date.max) for _, name, level, _, above, since, until in found
    ]


def member_lists(*, known_at: datetime | None = None) -> list[MemberList]:
    """The members of every collective body, by day, in the order in which they were entered."""
    names = dict(as_known(Organisation, known_at).values_list("row", "name"))
    found = defaultdict(list)
    for members, who, since, until in (
        as_known(Membership, known_at).values_list("members_id", "organisation_id", "valid_from", "valid_to").order_by("row")
    ):
        found[members].append(Member(names[who], since or date.min, until or date.max))
    lists = as_known(StoredList, known_at).values_list("row", "name", "other_names").order_by("row")
    return [MemberList(name, tuple(found[pk]), frozenset(others)) for pk, name, others in lists]


def calendar(*, known_at: datetime | None = None) -> Calendar:
    """The calendar of working days as it was known then: the years that the State Council had announced, ours where no row says other."""
    rows = as_known(CalendarYear, known_at).values_list("year", "closed", "worked")
    return official().extended({year: (_days(closed), _days(worked)) for year, closed, worked in rows})


@remembered(1)
def calendar_remembered() -> Calendar:
    """As it is known now."""
    return calendar()


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


def organisations_listed(
    *, words: str = "", on: date | None = None, known_at: datetime | None = None, after: str = "", limit: int = 50
) -> list[dict[str, Any]]:
    """The registry by name; those that were valid on a day, where one is named."""
    rows = as_known(Organisation, known_at)
    if on is not None:
        rows = rows.filter(valid_on(on))
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    rows = rows.filter(name__gt=after).order_by("name").annotate(parent_name=F("parent__name"), heir=F("successor__name"))
    columns = ("key", "name", "short_name", "kind", "level", "code", "valid_from", "valid_to", "parent_name", "heir")
    return [row | {"parent": row["parent_name"], "successor": row["heir"]} for row in rows.values(*columns)[:limit]]


def indicator_with_series(key: str, *, known_at: datetime | None = None, actor: Actor | None = None) -> dict[str, Any] | None:
    """The indicator of this key with its values, the corrected ones marked; those of organisations that the actor sees."""
    columns = ("row", "key", "name", "unit", "definition", "source", "value_kind")
    found = as_known(Indicator, known_at).filter(key=key).values(*columns).first()
    if found is None:
        return None
    rows = values_told(Observation.objects.filter(indicator_id=found["row"]), known_at).order_by("period_end", "id")
    if actor is not None:
        rows = rows.filter(organisation_id__in=scopes.organisations_seen(actor))
    values = list(
        rows.values("id", "period_end", "value", "unit", "kind", "grade", "correction", "corrects_id", "organisation__short_name")
    )
    corrected = {value["corrects_id"] for value in values}
    series = [value | {"corrected": value["id"] in corrected, "organisation": value["organisation__short_name"]} for value in values]
    return found | {"series": series}
