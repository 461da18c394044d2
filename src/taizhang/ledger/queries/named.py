"""The names behind numbers, many at once."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from taizhang.ledger.models import Organisation, Person


class Names(NamedTuple):
    """By number."""

    organisations: dict[int, str]
    people: dict[int, str]


def names_of(organisations: Collection[int], people: Collection[int]) -> Names:
    """The short names of organisations, or else their full ones, and the names of people; one question, none where nobody is asked for."""
    asked = [_named(model, numbers) for model, numbers in ((Organisation, organisations), (Person, people)) if numbers]
    found = Names({}, {})
    for of, pk, name in asked[0].union(*asked[1:], all=True) if asked else ():
        (found.organisations if of == Organisation.__name__ else found.people)[pk] = name
    return found


def _named(model: type[Organisation | Person], numbers: Collection[int]) -> "QuerySet[Any, tuple[str, int, str]]":
    short = Coalesce(NullIf("short_name", Value("")), "name") if model is Organisation else F("name")
    rows = model._default_manager.filter(pk__in=numbers).order_by()
    return rows.annotate(of=Value(model.__name__, CharField()), called=short).values_list("of", "pk", "called")
