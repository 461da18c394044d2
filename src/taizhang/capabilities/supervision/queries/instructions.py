"""Instructions and decisions of meetings: who may be told to do something, the register, one of them with what became of its duties."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from taizhang.capabilities.supervision.models import Instruction
from taizhang.capabilities.supervision.rules.instructions import NotBelow, NothingOrdered
from taizhang.ledger.models import Obligation, Organisation
from taizhang.ledger.queries import registry, scopes
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

LIMIT = 50
_ENDED = [state.value for state in ENDED]


class Line(NamedTuple):
    """One in the register: how many duties it has, how many have ended, which day comes next."""

    pk: int
    key: str
    kind: str
    number: str
    subject: str
    who: str
    on: date
    office: str
    duties: int
    ended: int
    due: date | None


def named(names: Iterable[str], *, actor: Actor, on: date) -> dict[str, Organisation]:
    """The organisation of each name; `NothingOrdered` for a name that nobody bears, `NotBelow` for one that the actor gives no orders to."""
    wanted = list(dict.fromkeys(names))
    found = registry.organisations_named(wanted, on=on)
    if missing := [name for name in wanted if name not in found]:
        raise NothingOrdered(
            Sentence(f"没有名为“{'、'.join(missing)}”的单位，请用规范名称或简称", f"no organisation bears the name {', '.join(missing)}")
        )
    below = scopes.organisations_seen(actor) - {actor.organisation}
    known = {one.pk: one for one in Organisation.objects.filter(pk__in=found.values())}
    for name in wanted:
        if found[name] not in below:
            raise NotBelow(
                Sentence(
                    f"{name}不在{actor.organisation_name}交办范围内：只能向本级政府所属或下级单位交办，也不能交办给自己",
                    f"{name} takes no orders from {actor.organisation_name}: it does not stand below it",
                )
            )
    return {name: known[found[name]] for name in wanted}


def seen_by(actor: Actor) -> "QuerySet[Instruction]":
    """Those that he or one below him registered or has to carry out."""
    return Instruction.objects.filter(ledger__in=scopes.ledgers_seen(actor))


def lines(actor: Actor, *, kind: str = "", before: int | None = None) -> list[Line]:
    """One page of the register, the newest first; one question."""
    rows = seen_by(actor).filter(**({"kind": kind} if kind else {}), **({"pk__lt": before} if before else {}))
    ended = Q(ledger__obligations__state__in=_ENDED)
    counted = rows.annotate(
        duties=Count("ledger__obligations"),
        ended=Count("ledger__obligations", filter=ended),
        due=Min("ledger__obligations__due", filter=~ended),
    )
    columns = ("pk", "key", "kind", "number", "subject", "who", "on", "organisation__short_name", "duties", "ended", "due")
    return [Line._make(row) for row in counted.order_by("-pk").values_list(*columns)[:LIMIT]]


def instruction_of(key: str, actor: Actor) -> Instruction | None:
    """The one of that key, if he sees it."""
    related = ("organisation", "ledger__plan__document", "paper", "registered_by")
    return seen_by(actor).select_related(*related).filter(key=key).first()


def duties_of(row: Instruction) -> Sequence[Any]:
    """Its duties with their lights, places in the text and who owes them."""
    rows = Obligation.objects.filter(ledger_id=row.ledger_id).select_related("light", "item").order_by("code")
    return list(rows.prefetch_related("assignments__organisation"))
