"""Whose hands an obligation has passed through: its parties, and who applied for and verified it since it was last applied for."""

from collections.abc import Mapping

from taizhang.ledger.models import Assignment, Evidence, Handling, Obligation, Organisation
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import Act
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.separation import Hand, Parties


def parties_of(obligation: Obligation) -> Parties:
    """Who owes it, and who verifies it; `DebtorIsCreditor` where they are not apart."""
    owing = Assignment.objects.filter(obligation=obligation, ended_on__isnull=True, role__in=DEBTORS)
    debtors = frozenset(str(one.organisation) for one in owing.select_related("organisation"))
    return Parties(debtors, str(obligation.creditor or ""))


def hand_of(actor: Actor) -> Hand:
    """The actor as the rules know him. Names of people collide, so each has his number with him."""
    organisation = Organisation.objects.filter(pk=actor.organisation).first() if actor.organisation else None
    return Hand(_person(actor.name, actor.person), str(organisation or ""))


def hands_since_application(obligation: Obligation) -> Mapping[Act, Hand]:
    """Who did what since the last application, with that application."""
    done = Handling.objects.filter(obligation=obligation).select_related("person", "organisation").order_by("-pk")
    found: dict[Act, Hand] = {}
    for one in done:
        act, person = Act(one.act), one.person
        found.setdefault(act, Hand(_person(person.name if person else "", one.person_id), str(one.organisation or "")))
        if act is Act.APPLY:
            break
    return found


def is_evidenced(obligation: Obligation) -> bool:
    """Something lies there that proves it, and was not refused the last time that somebody judged it."""
    pieces = Evidence.objects.filter(obligation=obligation).prefetch_related("verdicts")
    verdicts = (max(piece.verdicts.all(), key=lambda verdict: verdict.pk, default=None) for piece in pieces)
    return any(verdict is None or verdict.accepted for verdict in verdicts)


def _person(name: str, number: int | None) -> str:
    return name if number is None else f"{name}（{number}）"
