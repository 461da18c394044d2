"""On what a pressing stands: the light of the obligation, who is to answer, where on the ladder the matter stands already."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries.reach import About, Reach
from taizhang.capabilities.supervision.rules.climbing import Last, answer_of
from taizhang.capabilities.supervision.rules.pressing import STANDING, WAITING, State
from taizhang.ledger.models import Assignment, LightNow, Obligation
from taizhang.ledger.queries import declared
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.ladders import Ladder
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

LADDER = "督办"
_STANDING = [state.value for state in sorted(STANDING)]


class Ground(NamedTuple):
    """An obligation whose light calls for something: its light, and the bodies between which a paper would go."""

    obligation: int
    colour: str
    rule: str
    zh: str
    en: str
    issuer: int | None  # who may press about it, where that was asked
    addressee: int | None


class NoLadder(Refused):
    """No pack declares a ladder."""


def ladder() -> Ladder:
    """The ladder of this government; `NoLadder` where no pack has brought one."""
    found = declared.ladder(LADDER)
    if found is None:
        raise NoLadder(
            Sentence("尚未载入督办阶梯：请由管理员载入含 ladders.yaml 的配置包", "no ladder was loaded: load a pack with ladders.yaml")
        )
    return found


def grounds(rules: Collection[str], *, reach: Reach | None = None, ids: Collection[int] | None = None) -> list[Ground]:
    """What was lit by one of those rules, and who is to answer; two questions, however many there are. With `reach`: who may press, too."""
    lit = LightNow.objects.filter(rule__in=rules) if ids is None else LightNow.objects.filter(obligation_id__in=ids)
    columns = ("obligation_id", "colour", "rule", "sentence_zh", "sentence_en")
    bodies = ("recipient_id", "coordinator_id")
    rows = lit.filter(obligation__ledger__isnull=False).order_by("obligation_id")
    found = list(
        rows.values_list(*columns, "obligation__ledger_id", "obligation__creditor_id", *(f"obligation__ledger__{body}" for body in bodies))
    )
    owed = owing([row[0] for row in found] if ids is not None else None)
    return [_ground(row, owed.get(row[0], []), reach) for row in found]


def _ground(row: tuple[Any, ...], owing: list[int], reach: Reach | None) -> Ground:
    pk, colour, rule, zh, en, ledger, creditor, recipient, coordinator = row
    issuer = reach.first((recipient, creditor), About(ledger, coordinator, owing)) if reach else None
    return Ground(pk, colour, rule, zh, en, issuer, owing[0] if owing else coordinator)


def owing(ids: Collection[int] | None) -> Mapping[int, list[int]]:
    """Who owes each of them, who leads first. None: of all."""
    duties = Assignment.objects.filter(ended_on__isnull=True, role__in=[duty.value for duty in DEBTORS])
    if ids is not None:
        duties = duties.filter(obligation_id__in=ids)
    found: dict[int, list[int]] = defaultdict(list)
    for obligation, organisation in duties.order_by("obligation_id", "role", "position").values_list("obligation_id", "organisation_id"):
        found[obligation].append(organisation)
    return found


def standing(*, on: date, ids: Collection[int] | None = None) -> dict[int, Last]:
    """The step at which each obligation stands, by its number; only those that stand at one."""
    rows = Pressing.objects.filter(state__in=_STANDING)
    if ids is not None:
        rows = rows.filter(obligation_id__in=ids)
    return {
        obligation: Last(place, answer_of(State(state), reply_by, on=on))
        for obligation, place, state, reply_by in rows.values_list("obligation_id", "place", "state", "reply_by")
    }


def dismissed(*, since: date, but: str) -> set[tuple[int, str, str]]:
    """What a person did not take up since that day: obligation, step, rule. `but` is what the system says when it withdraws itself."""
    rows = Pressing.objects.filter(state__in=(State.REFUSED.value, State.WITHDRAWN.value), number="", ended_on__gte=since)
    return set(rows.exclude(outcome=but).values_list("obligation_id", "step", "ground_rule"))


def last_of(obligation: Obligation, *, on: date) -> Last | None:
    """The step at which it stands."""
    return standing(on=on, ids=[obligation.pk]).get(obligation.pk)


def ground_of(obligation: Obligation) -> Ground | None:
    """Its light as the last run saw it, whatever its colour; None where no run has seen it."""
    return next(iter(grounds((), ids=[obligation.pk])), None)


def unlit(obligation: Obligation) -> Ground:
    """The grounds of what no run has seen."""
    return Ground(obligation.pk, "", "", "", "", None, None)


def addressee_of(obligation: Obligation) -> int | None:
    """Who is to answer: the first that owes it, or else who coordinates its ledger."""
    first = next(iter(owing([obligation.pk]).get(obligation.pk, [])), None)
    return first or (obligation.ledger.coordinator_id if obligation.ledger else None)


def hand_of(actor: Actor, obligation: Obligation, *, on: date) -> tuple[set[Party], bool]:
    """What his organisation is to the obligation, and whether it has been designated to supervise it."""
    return parties_to_obligation(actor, obligation), is_designated(actor, obligation, on=on)


def is_designated(actor: Actor, obligation: Obligation, *, on: date) -> bool:
    """A designation of his organisation stands on that day, for that ledger or for all below its government."""
    owner = obligation.ledger.coordinator_id if obligation.ledger else None
    return Reach(on).is_designated(actor.organisation or 0, About(obligation.ledger_id, owner, ()))


def waiting_of(obligation: Obligation) -> Pressing | None:
    """What has been proposed about it, and not issued yet."""
    return Pressing.objects.filter(obligation=obligation, state__in=[state.value for state in WAITING]).first()


def lapsing() -> list[Pressing]:
    """What somebody has taken up or issued, and not ended, about obligations that have. What only the system has proposed goes with its light."""
    alive = [state.value for state in sorted((WAITING | STANDING) - {State.PROPOSED})]
    rows = Pressing.objects.filter(state__in=alive, obligation__state__in=[state.value for state in ENDED])
    return list(rows.select_related("obligation").order_by("pk"))


def standing_of(obligation: Obligation) -> Pressing | None:
    """What has been issued about it, and not ended."""
    return Pressing.objects.filter(obligation=obligation, state__in=_STANDING).first()
