"""What somebody changed last in a draft, and has not taken back yet."""

from taizhang.ledger.models import Event, Ledger, Obligation
from taizhang.ledger.rules.roles import Actor

CHANGES = (
    "review_row",
    "accept_rows",
    "let_first_lead",
    "split_row",
    "merge_rows",
    "resolve_name",
    "resolve_collective",
    "set_name_aside",
    "identify_indicator",
    "drop_row",
    "add_row",
    "edit_words",
    "set_due",
    "confirm_due",
    "assign",
    "release",
)
UNDONE = "undo_change"
_LOOKED_AT = 200  # events: nobody takes back what he did that long ago


def last_change(ledger: Ledger, actor: Actor) -> Event | None:
    """The newest of the actor's changes of the ledger's rows that stands; None where there is none among his last ones."""
    own = Event.objects.filter(actor_id=actor.account, verb__in=(*CHANGES, UNDONE)).order_by("-number")[:_LOOKED_AT]
    undone: set[int] = set()
    waiting: list[Event] = []
    for event in own:
        if event.verb == UNDONE:
            undone.add((event.payload or {}).get("undone", -1))
        elif event.number not in undone:
            waiting.append(event)
    rows = _rows_among(ledger, waiting)
    return next((event for event in waiting if event.subject in rows), None)


def _rows_among(ledger: Ledger, events: list[Event]) -> set[str]:
    """Which of the subjects are the ledger, or rows of it."""
    keys = [int(event.subject.partition(":")[2]) for event in events if event.subject.startswith("obligation:")]
    found = Obligation.objects.filter(ledger=ledger, pk__in=keys).values_list("pk", flat=True)
    return {f"ledger:{ledger.pk}", *(f"obligation:{pk}" for pk in found)}
