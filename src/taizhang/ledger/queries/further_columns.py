"""What a list shows of its rows where its reader asks for more columns than everybody sees; each table is asked once, and only if it is wanted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from taizhang.ledger.models import Assignment, Obligation, PlanItem
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.rules.duties import DEBTORS

OF_ITEM = ("no", "task", "deliverable")
OF_ROW = ("wording", "verifier")
OF_DUTIES = ("support", "person", "leader")
FURTHER = frozenset((*OF_ITEM, *OF_ROW, *OF_DUTIES))

Further = dict[int, dict[str, str]]


def further_of(ledgers: Collection[int], rows: Collection[int] | None, wanted: Collection[str], *, known_at: datetime | None) -> Further:
    """For each of those rows of the ledgers (for all, where None are named), by column: as the text has it, who helps, who answers for it and under whom."""
    found: Further = defaultdict(dict)
    asked = ((OF_ITEM, _of_items), (OF_ROW, _of_rows), (OF_DUTIES, _of_duties))
    for columns, question in asked:
        if not set(columns).isdisjoint(wanted):
            for pk, said in question(ledgers, rows, known_at):
                found[pk] |= said
    return dict(found)


def _of_items(ledgers: Collection[int], rows: Collection[int] | None, known_at: datetime | None) -> Iterator[tuple[int, dict[str, str]]]:
    items = as_known(PlanItem, known_at).filter(Q(ledger_id__in=ledgers) & _among("obligation_id", rows))
    for pk, no, path, heading, deliverable in items.values_list("obligation_id", "no", "path", "heading", "deliverable"):
        yield pk, {"no": no, "task": heading or (path[-1] if path else ""), "deliverable": deliverable}


def _of_rows(ledgers: Collection[int], rows: Collection[int] | None, known_at: datetime | None) -> Iterator[tuple[int, dict[str, str]]]:
    found = as_known(Obligation, known_at).filter(Q(ledger_id__in=ledgers) & _among("row", rows))
    for pk, words, short, name in found.values_list("row", "due_words", "creditor__short_name", "creditor__name"):
        yield pk, {"wording": words, "verifier": short or name or ""}


def _of_duties(ledgers: Collection[int], rows: Collection[int] | None, known_at: datetime | None) -> Iterator[tuple[int, dict[str, str]]]:
    """All who help beside the first who leads, in their order; the person and the leader named by who leads."""
    duties = as_known(Assignment, known_at).filter(
        Q(obligation__ledger_id__in=ledgers, ended_on__isnull=True) & _among("obligation_id", rows)
    )
    columns = ("obligation_id", "role", "organisation__short_name", "organisation__name", "person__name", "leader__name")
    by_row: dict[int, list[Any]] = defaultdict(list)
    for pk, *duty in duties.order_by("role", "position", "row").values_list(*columns):
        by_row[pk].append(duty)
    return ((pk, _said(found)) for pk, found in by_row.items())


def _said(duties: list[Any]) -> dict[str, str]:
    led = bool(duties) and duties[0][0] in DEBTORS
    names = _joined(short or name for _, short, name, *_ in duties[led:])
    owing = [(person, leader) for role, _, _, person, leader in duties if role in DEBTORS]
    return {"support": names, "person": _joined(one for one, _ in owing if one), "leader": _joined(one for _, one in owing if one)}


def _joined(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def _among(column: str, rows: Collection[int] | None) -> Q:
    return Q() if rows is None else Q(**{f"{column}__in": list(rows)})
