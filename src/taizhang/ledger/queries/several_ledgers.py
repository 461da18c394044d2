"""Ledgers taken together: how each that somebody sees is called, who leads in them, and how many of their rows have which light."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Q

from taizhang.ledger.models import Assignment, Obligation
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.queries.scopes import ledgers_of
from taizhang.ledger.rules.duties import DEBTORS


class LedgerNamed(NamedTuple):
    """A ledger by its number and its plan; where several are of plans with one title, by its code too."""

    id: int
    plan: str


class LeadRow(NamedTuple):
    """An organisation that leads in a ledger."""

    id: int
    key: str
    name: str


class Tally(NamedTuple):
    """How many rows there are, the cancelled ones apart, and how many of all that there ever were have which colour."""

    rows: int
    colours: Counter[str]


def ledgers_named(seen: frozenset[int]) -> dict[str, LedgerNamed]:
    """Those that the organisations see (`scopes.organisations_seen`), by code."""
    rows = list(ledgers_of(seen).order_by("code").values_list("code", "id", "plan__title"))
    titles = Counter(title for _code, _pk, title in rows)
    return {code: LedgerNamed(pk, title if titles[title] == 1 else f"{title}（{code}）") for code, pk, title in rows}


def leads_of(ledgers: frozenset[int]) -> list[LeadRow]:
    """Who leads in them, by name."""
    leads = Assignment.objects.filter(obligation__ledger_id__in=ledgers, role__in=DEBTORS, ended_on__isnull=True)
    # from the ledgers' rows to those who lead: the other way round, every organisation's duties are gone through
    rows = leads.order_by().values_list(*(f"organisation__{name}" for name in ("id", "key", "short_name", "name"))).distinct()
    return sorted((LeadRow(pk, key, short or name) for pk, key, short, name in rows), key=lambda row: row.name)


def tally_of(ledgers: frozenset[int]) -> Tally:
    """As the last run saw them."""
    counts = {"every": Count("id"), "rows": Count("id", filter=~Q(state="cancelled"))}
    found = list(Obligation.objects.filter(ledger_id__in=ledgers).order_by().values_list("light__colour").annotate(**counts))
    return Tally(sum(rows for _colour, _every, rows in found), Counter({colour: every for colour, every, _rows in found if colour}))


ledgers_named_remembered = remembered(200)(ledgers_named)
leads_of_remembered = remembered(500)(leads_of)
tally_of_remembered = remembered(200)(tally_of)
