"""The merged register 总台账: what was filed last of every ledger that somebody sees, with what is said twice and what contradicts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Max, Q

from taizhang.capabilities.filing.models import Filing
from taizhang.capabilities.filing.rules import merging
from taizhang.capabilities.filing.rules.merging import Conflict, Demand, Double
from taizhang.ledger.models import Edition, Ledger, Target
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.ledger_lifecycle import ABOVE, LedgerState
from taizhang.ledger.rules.roles import Actor

_DEMAND = (
    "obligation__code obligation__title obligation__ledger__code indicator__name scope deadline comparator value upper unit firm"
).split()


class Clash(NamedTuple):
    """A row of a ledger whose target is not that of another one, said in the words of the notice of return."""

    code: str
    title: str
    words: str


class Part(NamedTuple):
    """A ledger in the register, as it was signed when it went up."""

    code: str
    plan: str
    coordinator: str
    number: str  # of its letter
    rows: list[Mapping[str, Any]]


@dataclass(frozen=True)
class Merged:
    """The register whole."""

    parts: list[Part]
    missing: list[tuple[str, str]]  # ledgers that have not gone up: code, plan
    conflicts: list[Conflict]
    doubles: list[Double]

    @property
    def rows(self) -> Iterator[tuple[Part, Mapping[str, Any]]]:
        return ((part, row) for part in self.parts for row in part.rows)


def merged(actor: Actor) -> Merged:
    """Five questions, however many ledgers and rows there are."""
    ledgers = list(
        scopes.ledgers_seen(actor)
        .exclude(state=LedgerState.WITHDRAWN.value)
        .order_by("code")
        .values_list("pk", "code", "state", "plan__title", "coordinator__name")
    )
    up = [row for row in ledgers if row[2] in ABOVE]
    contents, numbers = _contents([row[0] for row in up]), _numbers([row[0] for row in up])
    parts = [Part(code, plan, name or "", numbers.get(pk, ""), contents.get(pk, [])) for pk, code, _, plan, name in up]
    rows = [(row["code"], part.code, row["title"]) for part in parts for row in part.rows]
    missing = [(code, plan) for _, code, state, plan, _ in ledgers if state not in ABOVE]
    found = merging.conflicts(_demands(Q(obligation__ledger_id__in=[row[0] for row in ledgers])))
    return Merged(parts, missing, found, merging.doubles(rows))


def clashes_of(ledger: Ledger) -> list[Clash]:
    """Where its rows demand something else than rows of other ledgers of the same recipient."""
    kin = Q(obligation__ledger__recipient_id=ledger.recipient_id) if ledger.recipient_id else Q(obligation__ledger=ledger)
    found = merging.conflicts(_demands(kin & ~Q(obligation__ledger__state=LedgerState.WITHDRAWN.value)))
    return [Clash(demand.code, demand.title, _against(demand, conflict)) for demand, conflict in merging.of_ledger(found, ledger.code)]


def _against(demand: Demand, conflict: Conflict) -> str:
    others = "；".join(f"{other.code}为{other.said}" for other in conflict.demands if other is not demand)
    return f"“{demand.indicator}”目标为{demand.said}，与其他台账行不一致：{others}"[:500]


def _demands(of: Q) -> Iterator[Demand]:
    rows = Target.objects.filter(of, valid_to__isnull=True, parent__isnull=True, obligation__isnull=False)
    rows = rows.exclude(obligation__state="cancelled").order_by("obligation__code", "id")
    return (Demand(*values) for values in rows.values_list(*_DEMAND).iterator(chunk_size=5000))


def _contents(ledgers: list[int]) -> dict[int, list[Mapping[str, Any]]]:
    """The rows of the last signed edition of each."""
    last = Edition.objects.filter(ledger_id__in=ledgers).values("ledger_id").annotate(last=Max("pk")).values("last")
    return {ledger: content["rows"] for ledger, content in Edition.objects.filter(pk__in=last).values_list("ledger_id", "content")}


def _numbers(ledgers: list[int]) -> dict[int, str]:
    rows = Filing.objects.filter(ledger_id__in=ledgers).order_by("pk").values_list("ledger_id", "paper__number")
    return dict(rows)
