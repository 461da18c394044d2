"""What an amendment does to the rows, kind by kind; called by the one verb that applies it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from taizhang.ledger.actions import deeds, handling, standings
from taizhang.ledger.actions.errors import Unfit
from taizhang.ledger.models import Amendment, Assignment, Obligation, Organisation, PlanItem, Target
from taizhang.ledger.models.versions import Versioned
from taizhang.ledger.queries import drafts
from taizhang.ledger.queries.amendments import DUTIES
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.clock import Basis
from taizhang.ledger.rules.duties import DEBTORS, Rank
from taizhang.ledger.rules.lifecycle import Act, Incomplete, Need
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.places import GAP
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.separation import Parties

_DATES = frozenset({"due", "start", "deadline"})
_NUMBERS = frozenset({"value", "upper", "tolerance", "baseline"})


Owed = tuple[str, int]  # a duty, and the organisation by its number


class Backwards(Refused):
    """It would be due before it starts."""


def change(deed: deeds.Deed, amendment: Amendment) -> Obligation:
    """The rows say what the amendment says; the row of the ledger that it is about."""
    row: Obligation = _CHANGES[AmendmentKind(amendment.kind)](deed, amendment, _new(amendment))
    standings.keep(deed, [row.pk])
    return row


def _due(deed: deeds.Deed, amendment: Amendment, new: Mapping[str, Any]) -> Obligation:
    """The basis of the first date stays; the words say which amendment moved it."""
    row = _row(amendment)
    due = new.get("due", row.due)
    _require_forwards(new.get("start", row.start), due)
    if due != row.due:
        new = dict(new) | _rule(amendment, row.due, due)
    return deed.change(row, **new)


def _words(deed: deeds.Deed, amendment: Amendment, new: Mapping[str, Any]) -> Obligation:
    row = _row(amendment)
    item = PlanItem.objects.get(obligation=row)
    title = new.get("title") or (new.get("words") if row.title == item.words else None) or row.title
    deed.change(item, **{name: new[name] for name in ("words", "heading") if name in new})
    return deed.change(row, title=title)


def _owners(deed: deeds.Deed, amendment: Amendment, new: Mapping[str, Any]) -> Obligation:
    """Who is no longer named has ended; who is named anew, or otherwise than before, stands from this day on."""
    row = _row(amendment)
    stand = list(Assignment.objects.filter(obligation=row, ended_on__isnull=True).order_by("position", "id"))
    wanted = _once({duty: new.get(duty, [one.organisation_id for one in stand if one.role == duty]) for duty in DUTIES})
    _require_owned(row, wanted)
    for one in stand:
        if (one.role, one.organisation_id) not in wanted:
            deed.change(one, ended_on=deed.by.today)
    _place(deed, row, wanted, {(one.role, one.organisation_id): one for one in stand})
    return row


def _once(said: Mapping[str, list[int]]) -> list[Owed]:
    """Each organisation once, in their order: of two duties the heavier counts."""
    found: dict[int, str] = {}
    for duty in DUTIES:
        for pk in said.get(duty) or []:
            found.setdefault(pk, duty)
    return [(duty, pk) for pk, duty in found.items()]


def _place(deed: deeds.Deed, row: Obligation, wanted: list[Owed], kept: Mapping[Owed, Assignment]) -> None:
    for position, (duty, pk) in enumerate(wanted):
        if one := kept.get((duty, pk)):
            deed.change(one, position=position)
        else:
            deed.add(Assignment(obligation=row, organisation_id=pk, role=duty, position=position))


def _target(deed: deeds.Deed, amendment: Amendment, new: Mapping[str, Any]) -> Obligation:
    """The old target stays as it was, until that day; another revises it."""
    row, old = _row(amendment), Target.objects.get(pk=amendment.target_id or 0)
    kept = {f.attname: getattr(old, f.attname) for f in Target._meta.concrete_fields if f.name not in _OWN_OF_TARGETS}
    _require_forwards(old.valid_from, amendment.effective_on)
    deed.change(old, valid_to=amendment.effective_on)
    deed.add(Target(**kept | dict(new) | {"revises": old, "valid_from": amendment.effective_on}))
    return row


def _add(deed: deeds.Deed, amendment: Amendment, new: Mapping[str, Any]) -> Obligation:
    """A row that is issued at once, since its ledger is signed."""
    ledger, words = amendment.ledger, new.get("words") or new.get("title") or ""
    place = drafts.last_place(ledger) + GAP
    row = Obligation(
        code=drafts.next_code(ledger),
        kind=Rank.MEASURE.value,
        title=new.get("title") or words,
        creditor=ledger.recipient,
        basis=amendment.basis,
        ledger=ledger,
        state_since=deed.by.today,
        start=amendment.effective_on,
        due=new.get("due"),
        due_words=new.get("due_words") or "",
        due_basis=Basis.STATED.value if new.get("due") else "",
    )
    wanted = _once(new)
    _require_owned(row, wanted)
    _require_forwards(row.start, row.due)
    deed.add(row)
    deliverable = new.get("deliverable") or Deliverable.OTHER.value
    deed.add(PlanItem(obligation=row, ledger=ledger, position=place, words=words, deliverable=deliverable))
    _place(deed, row, wanted, {})
    handling.handle(deed, row, Act.ISSUE, present=_present(row))
    return row


def _drop(deed: deeds.Deed, amendment: Amendment, _new: Mapping[str, Any]) -> Obligation:
    """Owed no more: on the decision that approved the amendment."""
    row, approval = _row(amendment), amendment.decision or amendment.basis
    handling.handle(deed, row, Act.CANCEL, present={Need.REASON, Need.APPROVAL}, note=amendment.reason, approval=approval)
    return row


def _present(row: Obligation) -> set[Need]:
    there = {Need.BASIS: row.basis, Need.CREDITOR: row.creditor_id, Need.DUE: row.due}
    return {Need.OWNER, *(need for need, value in there.items() if value)}


def _require_owned(row: Obligation, wanted: list[Owed]) -> None:
    """Somebody answers for it, and it is not who verifies it."""
    names = dict(Organisation.objects.filter(pk__in=[row.creditor_id, *(pk for _, pk in wanted)]).values_list("pk", "name"))
    if unknown := [str(pk) for _, pk in wanted if pk not in names]:
        raise Unfit({"organisation": unknown})
    debtors = frozenset(names[pk] for duty, pk in wanted if duty in DEBTORS)
    if not debtors:
        raise Incomplete((Need.OWNER,))
    Parties(debtors, names.get(row.creditor_id or 0, ""))


def _require_forwards(start: date | None, due: date | None) -> None:
    if start is not None and due is not None and due < start:
        raise Backwards(Sentence(f"完成时限{due}早于开始日期{start}", f"due on {due}, before it starts on {start}"))


def _rule(amendment: Amendment, old: date | None, new: date | None) -> dict[str, Any]:
    zh, en = f"原时限{old}，经变更（{amendment.basis}）为{new}", f"due {old}, changed to {new} by an amendment ({amendment.basis})"
    return {"due_rule_zh": zh[:300], "due_rule_en": en[:500], "due_rolled_from": None, "due_inferred": False}


def _row(amendment: Amendment) -> Obligation:
    return Obligation.objects.get(pk=amendment.obligation_id or 0)


def _new(amendment: Amendment) -> dict[str, Any]:
    return {name: _typed(name, new) for name, (_, new) in amendment.changes.items()}


def _typed(name: str, value: Any) -> Any:
    if value is None or not isinstance(value, str | int):
        return value
    return date.fromisoformat(str(value)) if name in _DATES else Decimal(value) if name in _NUMBERS else value


_OWN_OF_TARGETS = {"id", "key", "revises", "valid_from", "valid_to", *(field.name for field in Versioned._meta.fields)}
_CHANGES: dict[AmendmentKind, Callable[[deeds.Deed, Amendment, Mapping[str, Any]], Obligation]] = {
    AmendmentKind.DEADLINE: _due,
    AmendmentKind.EXTEND: _due,
    AmendmentKind.WORDS: _words,
    AmendmentKind.OWNER: _owners,
    AmendmentKind.TARGET: _target,
    AmendmentKind.ADD: _add,
    AmendmentKind.DROP: _drop,
}
