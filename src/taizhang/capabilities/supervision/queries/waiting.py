"""What of supervision waits for somebody: to issue, to approve, to answer, to judge. One question."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.rules.pressing import State
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import LEADERS, STAFF, Actor, Role

_JUDGED = (State.APPROVED.value, State.REPLIED.value)
_APPROVERS = LEADERS | {Role.HEAD}


class Waiting(NamedTuple):
    """A pressing, by number, on which somebody acts next."""

    id: int
    key: str
    state: str
    step: str
    document: str
    number: str
    reply_by: date | None
    title: str
    code: str
    plan: str
    issuer: str
    addressee: str
    colour: str
    zh: str
    en: str
    lit_at: datetime | None


def waiting(actor: Actor) -> list[Waiting]:
    """To answer, for who was addressed; to issue or judge, for supervisors of the issuer; to approve, for those above it. What the system
    proposed and nobody has taken up is counted (`proposed`), and lies on no desk one by one."""
    if actor.organisation is None:
        return []
    wanted = Q(pk__in=())
    if actor.roles & (STAFF | LEADERS):
        wanted |= Q(addressee_id=actor.organisation, state__in=(State.ISSUED.value, State.RETURNED.value), reply_by__isnull=False)
    if Role.SUPERVISOR in actor.roles:
        wanted |= Q(issuer_id=actor.organisation, state__in=_JUDGED)
    if actor.roles & _APPROVERS:
        wanted |= Q(state=State.SUBMITTED.value) & _below(actor) & ~Q(proposed_by_id=actor.person or 0)
    columns = (
        "id", "key", "state", "step", "document", "number", "reply_by", "obligation__title", "obligation__code",
        "obligation__ledger__plan__title", "issuer__short_name", "addressee__short_name", "obligation__light__colour",
        "obligation__light__sentence_zh", "obligation__light__sentence_en", "obligation__light__seen_at",
    )  # fmt: skip
    rows = Pressing.objects.filter(wanted).order_by("reply_by", "pk").values_list(*columns)
    return [Waiting._make([*row[:9], row[9] or "", *row[10:12], *(value or "" for value in row[12:15]), row[15]]) for row in rows]


def _below(actor: Actor) -> Q:
    """The issuer is his organisation or stands below it: a body, its government, and the one above that, without a question of its own."""
    if Role.SUPERVISOR in actor.roles:
        return Q(issuer_id__in=scopes.organisations_seen(actor))
    own = actor.organisation
    return Q(issuer_id=own) | Q(issuer__parent_id=own) | Q(issuer__parent__parent_id=own)


def proposed(actor: Actor) -> int:
    """How many proposals of the system wait for a supervisor of the body that would issue them."""
    if Role.SUPERVISOR not in actor.roles or actor.organisation is None:
        return 0
    return Pressing.objects.filter(issuer_id=actor.organisation, state=State.PROPOSED.value).count()
