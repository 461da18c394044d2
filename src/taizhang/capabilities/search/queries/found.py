"""What stands in the record that has all the words, as far as somebody may see it: one question for each kind of thing.

The rows themselves are looked through, and no copy of them: what was recorded a moment ago is found, what one may not see is not, and
two characters are as good as ten (an index of three-character runs would not find them). benchmarks/record says how long that takes.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from taizhang.ledger.models import Assignment, Document, Indicator, Ledger, Obligation, Organisation, Person, Target
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.roles import Actor

FIRST, MOST = 6, 200  # of each kind, where all kinds are shown; of one kind


class Hit(NamedTuple):
    """Something that has the words: by the name in its address, what it is called, what tells it apart; the light of an obligation."""

    kind: str
    key: str
    title: str
    under: str = ""
    also: str = ""
    colour: str = ""


class Found(NamedTuple):
    """The hits of one kind, and whether there are more."""

    kind: str
    hits: list[Hit]
    more: bool


KINDS = ("obligation", "ledger", "organisation", "person", "indicator", "document")


def found(words: Sequence[str], *, actor: Actor, kind: str = "", limit: int = FIRST) -> list[Found]:
    """Kinds in which nothing has the words are left out."""
    seen = scopes.organisations_seen(actor)
    if not words or not seen:
        return []
    ledgers = frozenset(scopes.ledgers_seen(actor).values_list("pk", flat=True))
    asked = [(one, _ASKED[one](words, ledgers, seen)) for one in KINDS if kind in ("", one)]
    some = [(one, list(rows[: limit + 1])) for one, rows in asked]
    return [Found(one, [_hit(one, row) for row in rows[:limit]], len(rows) > limit) for one, rows in some if rows]


def _hit(kind: str, row: Sequence[Any]) -> Hit:
    return Hit(kind, *(str(value or "") for value in row))


def _all(words: Sequence[str], *columns: str) -> Q:
    """Each word stands in one of the columns. What has no Latin letters has no capitals: it need not be folded."""
    condition = Q()
    for word in words:
        way = "icontains" if any(sign.isascii() and sign.isalpha() for sign in word) else "contains"
        condition &= Q(*[(f"{column}__{way}", word) for column in columns], _connector=Q.OR)
    return condition


def _obligations(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":  # noqa: ARG001
    ended = Case(When(state__in=ENDED, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = Obligation.objects.filter(_all(words, "title", "code"), ledger_id__in=ledgers)
    rows = rows.order_by(ended, F("due").asc(nulls_last=True), "id")
    return rows.values_list("code", "title", "code", "ledger__plan__title", "light__colour")


def _ledgers(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":  # noqa: ARG001
    rows = Ledger.objects.filter(_all(words, "plan__title", "code"), pk__in=ledgers).order_by("code")
    return rows.values_list("code", "plan__title", "code", "coordinator__name")


def _organisations(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":
    owing = Assignment.objects.filter(organisation_id=OuterRef("pk"), obligation__ledger_id__in=ledgers)
    held = Ledger.objects.filter(Q(coordinator_id=OuterRef("pk")) | Q(recipient_id=OuterRef("pk")), pk__in=ledgers)
    rows = Organisation.objects.filter(_all(words, "name", "short_name"))
    rows = rows.filter(Q(pk__in=seen) | Exists(owing) | Exists(held)).order_by("name")
    return rows.values_list("key", "name", "short_name", "parent__name")


def _people(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":  # noqa: ARG001
    rows = Person.objects.filter(_all(words, "name"), organisation_id__in=seen).order_by("name", "id")
    return rows.values_list("organisation__key", "name", "organisation__name", "phone")


def _indicators(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":  # noqa: ARG001
    plans = Ledger.objects.filter(pk__in=ledgers).values("plan_id")
    wanted = Target.objects.filter(Q(obligation__ledger_id__in=ledgers) | Q(plan_id__in=plans), indicator_id=OuterRef("pk"))
    rows = Indicator.objects.filter(_all(words, "name"), Exists(wanted)).order_by("name")
    return rows.values_list("key", "name", "unit", "source")


def _documents(words: Sequence[str], ledgers: frozenset[int], seen: frozenset[int]) -> "QuerySet[Any, Any]":  # noqa: ARG001
    rows = Document.objects.filter(_all(words, "title", "doc_number", "file_name"), plans__ledgers__in=ledgers).distinct()
    return rows.order_by("-received_at").values_list("key", "title", "doc_number", "issuer")


_ASKED = {
    "obligation": _obligations,
    "ledger": _ledgers,
    "organisation": _organisations,
    "person": _people,
    "indicator": _indicators,
    "document": _documents,
}
