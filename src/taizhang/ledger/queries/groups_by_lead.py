"""Rows by who leads them. To look up the first lead of each of many rows takes long: so the groups are counted from the duties, and the lead
is looked up of those rows alone that may stand on the page."""

from collections.abc import Collection, Iterable, Iterator
from itertools import dropwhile

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Obligation, Organisation
from taizhang.ledger.queries.leads import called
from taizhang.ledger.rules.duties import DEBTORS

_LEADING = Assignment.objects.filter(role__in=DEBTORS, ended_on__isnull=True)
_BEFORE = _LEADING.filter(
    Q(role__lt=OuterRef("role"))
    | Q(role=OuterRef("role"), position__lt=OuterRef("position"))
    | Q(role=OuterRef("role"), position=OuterRef("position"), pk__lt=OuterRef("pk")),
    obligation_id=OuterRef("obligation_id"),
)
_LED = Exists(_LEADING.filter(obligation_id=OuterRef("pk")))


def counted_by_lead(rows: "QuerySet[Obligation]") -> Iterator[tuple[str, int]]:
    """How many of the rows each leads, by name; first, under no name, how many nobody does."""
    if unled := rows.filter(~_LED).count():
        yield "", unled
    first = _LEADING.filter(~Exists(_BEFORE), obligation__in=rows.order_by().values("pk"))
    yield from first.annotate(called=called("organisation__")).values_list("called").annotate(count=Count("pk")).order_by("called")


def led_by(names: Collection[str]) -> Q:
    """Rows that somebody of these names leads, if not as the first; with no name, those that nobody leads."""
    organisations = Organisation.objects.annotate(called=called()).filter(called__in=names)
    led = Q(pk__in=_LEADING.filter(organisation__in=organisations.values("pk")).values("obligation_id"))
    return led | Q(~_LED) if "" in names else led


def names_from(groups: Iterable[tuple[str, int]], first: str, rows: int) -> set[str]:
    """Who leads so many rows behind any row of the first group, or more; nobody is named where that group is not among them.

    >>> sorted(names_from([("a", 5), ("b", 2), ("c", 2), ("d", 9)], "b", 2))
    ['b', 'c']
    """
    names: set[str] = set()
    for name, count in dropwhile(lambda group: group[0] != first, groups):
        if names:
            rows -= count
        names.add(name)
        if rows <= 0:
            break
    return names
