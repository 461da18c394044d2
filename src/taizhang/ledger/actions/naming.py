"""Names that the registry did not know are led to organisations 单位归并: once, for every row of a draft in which they stand."""

from collections.abc import Iterable
from datetime import date

from taizhang.ledger.actions import drafting
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Ledger, Obligation, Organisation, PlanItem
from taizhang.ledger.queries import registry, unresolved
from taizhang.ledger.rules import separation
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.expansion import Expansion, MembersUnknown
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NotOpen(Refused):
    """The name leads somewhere already, or stands in no row of the draft."""


def resolve_name(ledger: Ledger, name: str, organisation: Organisation, *, by: By) -> int:
    """In every row of the draft in which the name leads to nobody, the organisation has the role that the text gives it, said by a person
    and concluded by nobody. Gives how many rows these are."""
    return _resolve("resolve_name", ledger, name, [organisation], by)


def resolve_collective(ledger: Ledger, meant: Expansion, *, by: By) -> int:
    """The same for a collective name 集合主体: each of those whom it means has that role. Raises `MembersUnknown` where the registry does not
    tell one of them apart: none is left out in silence."""
    return _resolve("resolve_collective", ledger, meant.name, _members(meant), by)


def set_name_aside(ledger: Ledger, name: str, *, by: By) -> int:
    """In every row of the draft in which the name leads to nobody it is nobody's to find any more: 有关部门 names no one. The text is as it
    was, and what it leaves open stays a gap. Gives how many rows these are."""
    with drafting.drafting("set_name_aside", ledger.pk, by) as deed:
        places = _places(ledger, name, by.today)
        for item in PlanItem.objects.filter(obligation__in=[place.row for place in places]).order_by("pk"):
            deed.change(item, named=[one for one in item.named if one[0] != name])
        deed.about(ledger)
        deed.tell(name=name, rows=[place.code for place in places])
        return len(places)


def _resolve(verb: str, ledger: Ledger, name: str, organisations: list[Organisation], by: By) -> int:
    with drafting.drafting(verb, ledger.pk, by) as deed:
        places = _places(ledger, name, by.today)
        rows = Obligation.objects.in_bulk([place.row for place in places])
        standing = _standing(rows)
        new = []
        for place in places:
            _require_apart(rows[place.row], organisations, place.role)
            owing = standing.get(place.row, set())
            more = [one for one in organisations if one.pk not in owing]
            new += [_duty(rows[place.row], one, place.role, len(owing) + at, name) for at, one in enumerate(more)]
        deed.add_all(new)
        deed.about(ledger)
        deed.tell(name=name, organisations=[str(one) for one in organisations], rows=[place.code for place in places])
        return len(places)


def _places(ledger: Ledger, name: str, on: date) -> tuple[unresolved.Place, ...]:
    found = next((one for one in unresolved.open_names([ledger], on=on) if one.name == name), None)
    if found is None:
        raise NotOpen(Sentence(f"“{name}”已有对应单位，无需再确定", f"{name} leads to an organisation already"))
    return found.places


def _standing(rows: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    duties = Assignment.objects.filter(obligation__in=list(rows), ended_on__isnull=True)
    for row, organisation in duties.values_list("obligation_id", "organisation_id"):
        found.setdefault(row, set()).add(organisation)
    return found


def _duty(row: Obligation, organisation: Organisation, role: Duty, position: int, name: str) -> Assignment:
    return Assignment(obligation=row, organisation=organisation, role=role.value, position=position, named=name[:300])


def _require_apart(row: Obligation, organisations: list[Organisation], role: Duty) -> None:
    """Nobody verifies what he owes."""
    if role in DEBTORS and row.creditor_id in {one.pk for one in organisations}:
        separation.Parties(frozenset({str(row.creditor)}), str(row.creditor))


def _members(meant: Expansion) -> list[Organisation]:
    found = registry.organisations_named(meant.members, on=meant.on)
    if missing := [name for name in meant.members if name not in found]:
        raise MembersUnknown(Sentence(f"名录中无法确定：{'、'.join(missing)}", f"the registry does not tell who is {', '.join(missing)}"))
    by_number = Organisation.objects.in_bulk(list(found.values()))
    return [by_number[found[name]] for name in meant.members]
