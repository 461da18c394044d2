"""The names behind numbers, many at once."""

from collections.abc import Collection
from typing import NamedTuple

from taizhang.ledger.models import Organisation, Person


class Names(NamedTuple):
    """By number."""

    organisations: dict[int, str]
    people: dict[int, str]


def names_of(organisations: Collection[int], people: Collection[int]) -> Names:
    """The short names of organisations, or else their full ones, and the names of people; a question for each kind that is asked for."""
    rows = Organisation.objects.filter(pk__in=organisations).values_list("pk", "short_name", "name") if organisations else ()
    found = Person.objects.filter(pk__in=people).values_list("pk", "name") if people else ()
    return Names({pk: short or name for pk, short, name in rows}, dict(found))
