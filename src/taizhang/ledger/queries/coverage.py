"""Coverage of a ledger: which goal of the plan no row serves, which row has no lead, no measurable target, no deadline."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, Obligation, Target
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.documents import newest_reading
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.rules import gaps_read
from taizhang.ledger.rules.duties import DEBTORS

LIMIT = 50
LACKS = {"unled": Q(led=False), "undated": Q(due__isnull=True), "inferred": Q(due_inferred=True), "unmeasured": Q(aimed=False)}
_DEBTORS = tuple(role.value for role in DEBTORS)


class Serving(NamedTuple):
    """A row that serves a goal."""

    code: str
    title: str


class Goal(NamedTuple):
    """What the plan as a whole is to reach, its place in the text, and the rows that have the same indicator or a share of it."""

    key: str
    start: int | None
    end: int | None
    indicator_key: str
    indicator: str
    quote: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    firm: bool
    deadline: date | None
    served_by: list[Serving]


class Lacking(NamedTuple):
    """A row that lacks something."""

    code: str
    title: str
    basis: str
    due: date | None
    due_words: str


class LackingPage(NamedTuple):
    """Some of them, and the code after which the next page goes on."""

    rows: list[Lacking]
    following: str | None


class Gaps(NamedTuple):
    """What the reading of its document says that the plan leaves open; `document` is its key."""

    document: str
    messages: list[str]


def goals_of(ledger: int, moment: Moment) -> list[Goal]:
    """The goals of its plan, as the text has them; in two questions."""
    plan = Ledger.objects.filter(pk=ledger).values("plan_id")
    targets = as_known(Target, moment.known_at).filter(moment.valid())
    shared, said = _serving(targets.filter(obligation__ledger_id=ledger))
    columns = "key span_start span_end indicator__key indicator__name quote comparator value upper unit firm deadline".split()
    goals = targets.filter(plan_id__in=plan, obligation__isnull=True, parent__isnull=True).order_by("row")
    return [
        Goal._make([*values, [*dict.fromkeys(shared[pk] + said[indicator])]])
        for pk, indicator, *values in goals.values_list("row", "indicator_id", *columns)
    ]


def _serving(targets: "QuerySet[Any]") -> tuple[dict[int, list[Serving]], dict[int, list[Serving]]]:
    """Rows by the target of which theirs is a share, and by the indicator that they have a target of."""
    shared, said = defaultdict(list), defaultdict(list)
    columns = ("parent_id", "indicator_id", "obligation__code", "obligation__title")
    for parent, indicator, *row in targets.exclude(obligation__state="cancelled").order_by("obligation__code").values_list(*columns):
        said[indicator].append(Serving(*row))
        if parent is not None:
            shared[parent].append(Serving(*row))
    return shared, said


def lacks_counted(ledger: int, moment: Moment) -> dict[str, int]:
    """How many rows lack what; "rows" is how many there are. One question."""
    counts = {name: Count("code", filter=lack) for name, lack in LACKS.items()}
    found: dict[str, int] = _rows(ledger, moment).aggregate(rows=Count("code"), **counts)
    return found


def lacking(ledger: int, lack: str, moment: Moment, *, after: str = "", limit: int = LIMIT) -> LackingPage:
    """The rows that lack it, by code."""
    rows = _rows(ledger, moment).filter(LACKS[lack], code__gt=after).order_by("code")
    found = [Lacking._make(values) for values in rows.values_list("code", "title", "basis", "due", "due_words")[: limit + 1]]
    return LackingPage(found[:limit], found[limit - 1].code if len(found) > limit else None)


def _rows(ledger: int, moment: Moment) -> "QuerySet[Any]":
    row = OuterRef("pk" if moment.known_at is None else "row")
    duties = as_known(Assignment, moment.known_at).filter(obligation_id=row, role__in=_DEBTORS)
    duties = duties.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=moment.day))
    targets = as_known(Target, moment.known_at).filter(moment.valid(), obligation_id=row)
    rows = as_known(Obligation, moment.known_at).filter(ledger_id=ledger).exclude(state="cancelled")
    annotated: QuerySet[Any] = rows.annotate(led=Exists(duties), aimed=Exists(targets))
    return annotated


def gaps_of(ledger: int, moment: Moment) -> Gaps:
    """What the newest reading says of this plan, and of the document as a whole."""
    found = newest_reading(ledger, known_at=moment.known_at).values_list("document__key", "findings").first()
    if found is None:
        return Gaps("", [])
    title = Ledger.objects.filter(pk=ledger).values_list("plan__title", flat=True).get()
    return Gaps(found[0], gaps_read.messages_of(found[1], title))
