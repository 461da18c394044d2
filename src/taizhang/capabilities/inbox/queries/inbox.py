"""What somebody was told, newest first, with the thing that it leads to."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from taizhang.capabilities.inbox.models import Notice
from taizhang.ledger.models import Ledger, Obligation, Report, Target

LIMIT = 40
MANY = 99  # more unread ones are not counted


class Told(NamedTuple):
    """A notice by its number: the verb, who did it, what was said, about which thing, when; and whether it has been read."""

    id: int
    verb: str
    person: str
    organisation: str
    payload: Any
    subject: str
    at: datetime
    unread: bool


class Thing(NamedTuple):
    """What a notice is about: what it is called, and the obligation or ledger, by code, to which it leads. Of a report: its key, whose it
    is, and of which days; its title is that of the plan."""

    title: str
    ledger: str
    obligation: str = ""
    key: str = ""
    organisation: str = ""
    days: tuple[date, date] | None = None


def told(account: int, *, before: int | None = None, unread: str = "") -> tuple[list[Told], int | None]:
    """One page of notices, and the number before which the next goes on."""
    rows = Notice.objects.filter(account_id=account)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if unread:
        rows = rows.filter(read_at__isnull=True)
    found = _told(rows.order_by("-pk")[: LIMIT + 1])
    return found[:LIMIT], found[LIMIT - 1].id if len(found) > LIMIT else None


def of_notices(numbers: Collection[int]) -> dict[int, Told]:
    """Those notices, by number."""
    return {one.id: one for one in _told(Notice.objects.filter(pk__in=numbers))}


def _told(rows: "QuerySet[Notice]") -> list[Told]:
    names = ("event__person__name", "event__organisation__short_name", "event__organisation__name")
    found = rows.values_list("pk", "event__verb", "event__payload", "subject", "event__at", "read_at", *names)
    return [
        Told(pk, verb, person or "", short or name or "", payload, subject, at, read_at is None)
        for pk, verb, payload, subject, at, read_at, person, short, name in found
    ]


def unread_count(account: int) -> int:
    """How many he has not read, as far as it matters."""
    return len(Notice.objects.filter(account_id=account, read_at__isnull=True).values_list("pk")[: MANY + 1])


def things(subjects: Iterable[str]) -> dict[str, Thing]:
    """The things of those names, a question for each kind."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        kind, _, number = subject.partition(":")
        numbers[kind].add(int(number))
    found: dict[str, Thing] = {}
    for kind, (model, columns) in _COLUMNS.items():
        if numbers[kind]:
            for pk, *values in model._default_manager.filter(pk__in=numbers[kind]).values_list("pk", *columns):
                title, ledger, *more = (str(value or "") for value in values)
                found[f"{kind}:{pk}"] = Thing(title, ledger, more[0] if more else "")
    return found | _reports(numbers["report"])


def _reports(numbers: set[int]) -> dict[str, Thing]:
    columns = (
        "pk",
        "ledger__plan__title",
        "ledger__code",
        "key",
        "organisation__short_name",
        "organisation__name",
        "period_start",
        "period_end",
    )
    rows = Report.objects.filter(pk__in=numbers).values_list(*columns) if numbers else []
    return {
        f"report:{pk}": Thing(plan, code, "", key, short or name, (start, end)) for pk, plan, code, key, short, name, start, end in rows
    }


_COLUMNS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "obligation": (Obligation, ("title", "ledger__code", "code")),
    "ledger": (Ledger, ("plan__title", "code")),
    "target": (Target, ("indicator__name", "plan__ledgers__code", "parent__obligation__code")),
}
