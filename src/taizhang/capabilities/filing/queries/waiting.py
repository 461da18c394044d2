"""Ledgers that wait to be filed, answered or made good, and by when; one question."""

from datetime import date

from django.db.models import Q

from taizhang.ledger.models import Ledger
from taizhang.ledger.queries.chains import ledgers_next_hand
from taizhang.ledger.queries.desk_ledgers import LedgerWaiting, countersigned_by
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.roles import Actor

_OWN = (LedgerState.SIGNED.value, LedgerState.RETURNED.value)


def waiting(actor: Actor) -> list[tuple[LedgerWaiting, date | None]]:
    """Those that his organisation coordinates and has to file, or to file again; those that it received and has to answer; and those that
    it leads rows of and has to countersign, before any of that can be done in time."""
    if actor.organisation is None:
        return []
    own = Q(coordinator_id=actor.organisation, state__in=_OWN)
    received = Q(recipient_id=actor.organisation, state=LedgerState.FILED.value)
    columns = ("id", "code", "state", "plan__title", "recipient__short_name", "recipient__name", "coordinator_id", "filing_duty__due")
    rows = Ledger.objects.filter(own | received | countersigned_by(actor.organisation)).annotate(**ledgers_next_hand()).order_by("code")
    return [
        (
            LedgerWaiting(
                pk,
                code,
                state,
                plan,
                short or name or "",
                coordinator == actor.organisation,
                0,
                0,
                state == LedgerState.COUNTERSIGNING,
                steps,
                step,
            ),
            due,
        )
        for pk, code, state, plan, short, name, coordinator, due, steps, step in rows.values_list(*columns, "chain_steps", "chain_step")
    ]
