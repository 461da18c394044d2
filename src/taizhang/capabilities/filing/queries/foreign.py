"""The rows of a ledger as one that came from elsewhere is compared with them."""

from collections import defaultdict
from datetime import date

from taizhang.capabilities.filing.queries.sheets import rows_of, targets_of
from taizhang.capabilities.filing.rules.foreign_lines import Standing
from taizhang.capabilities.filing.rules.sheet import Column
from taizhang.ledger.models import Assignment, Ledger


def standing_of(ledger: Ledger, *, own: int | None, today: date) -> list[Standing]:
    """All that have not ended, in their order."""
    targets, owing = targets_of(ledger), _owing(ledger)
    return [
        Standing(row.code, row.title, row.due, row.person, row.leader, row.liaison, targets.get(row.code, ""), owing.get(row.code, {}))
        for row in rows_of(ledger, None, own=own, today=today).values()
    ]


def _owing(ledger: Ledger) -> dict[str, dict[int, Column]]:
    duties = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True)
    found: dict[str, dict[int, Column]] = defaultdict(dict)
    for code, organisation, role in duties.values_list("obligation__code", "organisation_id", "role"):
        found[code][organisation] = Column(role)
    return found
