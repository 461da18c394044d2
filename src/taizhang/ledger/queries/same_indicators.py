"""The indicators of a document's drafts, and where else each stands: under the same name, or under one that is like it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from taizhang.ledger.models import Indicator, Ledger, Target
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.alike import Alike
from taizhang.ledger.rules.roles import Actor


class Aim(NamedTuple):
    """What a plan wants of an indicator."""

    plan: str
    quote: str
    comparator: str
    value: object
    unit: str


class Other(NamedTuple):
    """An indicator of other plans, with what they want of it."""

    key: str
    name: str
    unit: str
    aims: tuple[Aim, ...]


class Compared(NamedTuple):
    """An indicator of the drafts: `own` is what they want of it, `same` what other plans do, `alike` may be the same."""

    key: str
    name: str
    unit: str
    own: tuple[Aim, ...]
    same: tuple[Aim, ...]
    alike: tuple[Other, ...]


def indicators_compared(ledgers: Iterable[Ledger], actor: Actor) -> list[Compared]:
    """Those indicators of the drafts that other plans, as far as the actor sees them, know too or may know; in three questions."""
    plans = {ledger.plan_id for ledger in ledgers}
    own = _aims(Target.objects.filter(plan__in=plans))
    seen = scopes.ledgers_seen(actor).exclude(plan__in=plans).values("plan_id")
    elsewhere = _aims(Target.objects.filter(plan__in=seen))
    rows = Indicator.objects.filter(pk__in=[*own, *elsewhere]) if len(own) + len(elsewhere) < _MOST else Indicator.objects.all()
    known = {pk: (key, name, unit) for pk, key, name, unit in rows.values_list("pk", "key", "name", "unit")}
    numbers = {known[pk][1]: pk for pk in elsewhere}
    alike = Alike(numbers)
    found = []
    for pk in sorted(own, key=lambda pk: known[pk][1]):
        key, name, unit = known[pk]
        others = [numbers[other] for other in alike.to(name) if numbers[other] not in own and known[numbers[other]][2] == unit]
        if pk in elsewhere or others:
            like = tuple(Other(*known[other], tuple(elsewhere[other])) for other in others)
            found.append(Compared(key, name, unit, tuple(own[pk]), tuple(elsewhere.get(pk, ())), like))
    return found


def _aims(targets: "QuerySet[Target]") -> dict[int, list[Aim]]:
    found: dict[int, list[Aim]] = defaultdict(list)
    rows = targets.filter(valid_to__isnull=True).order_by("plan_id", "id")
    for pk, plan, quote, comparator, value, unit in rows.values_list("indicator_id", "plan__title", "quote", "comparator", "value", "unit"):
        found[pk].append(Aim(plan or "", quote, comparator, value, unit))
    return dict(found)


_MOST = 900  # SQLite takes no more values in one question
