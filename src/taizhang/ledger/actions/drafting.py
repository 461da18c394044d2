"""The rows of a draft 草拟 as their drafters leave them. A signed ledger has one door, and that is the amendment 变更."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from taizhang.ledger.actions import deeds, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.setting_up import due_columns
from taizhang.ledger.models import Assignment, Ledger, LightRules, Obligation, Organisation, PlanItem, Standing
from taizhang.ledger.queries import drafts
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import clock_words, permissions, places, separation
from taizhang.ledger.rules.clock import Due
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.sentences import Sentence


class NotADraft(Refused):
    """The ledger is no draft: it changes by amendments, or is returned first."""


class NothingConcluded(Refused):
    """There is no due date to confirm."""


class WeightImpossible(Refused):
    """A weight of nothing, or less."""


def confirm_due(obligation: Obligation, *, seen: int | None = None, by: By) -> Obligation:
    """The due date that was concluded is confirmed: it stays, with its rule."""
    if obligation.due is None:
        raise NothingConcluded(Sentence("尚无完成时限，请先确定", "there is no due date yet: say one first"))
    words = clock_words.confirmed(Sentence(obligation.due_rule_zh, obligation.due_rule_en))
    return _edit("confirm_due", obligation, seen, by, due_inferred=False, due_rule_zh=words.zh, due_rule_en=words.en)


def set_due(obligation: Obligation, due: Due, *, seen: int | None = None, by: By) -> Obligation:
    """The row is due then, with the rule that found it, said by a person and concluded by nobody."""
    start = None if obligation.start and obligation.start > due.day else obligation.start
    return _edit("set_due", obligation, seen, by, **(due_columns(due) | {"due_inferred": False, "start": start}))


def edit_words(obligation: Obligation, words: str, *, seen: int | None = None, by: By) -> Obligation:
    """The row says this; what it said before stands in its versions, and the text of the plan is untouched."""
    with drafting("edit_words", obligation.ledger_id, by) as deed:
        deeds.require_revision(obligation, seen)
        deed.change(PlanItem.objects.get(obligation=obligation), words=words)
        deed.about(obligation)
        return deed.change(obligation, title=words)


def set_curve(obligation: Obligation, curve: CurveKind | None, *, seen: int | None = None, by: By) -> Obligation:
    """How much should be done by when is read off this curve; with none, off that of its ledger."""
    return _edit("set_curve", obligation, seen, by, curve=curve.value if curve else "")


def set_weight(obligation: Obligation, weight: Decimal, *, seen: int | None = None, by: By) -> Obligation:
    """The row counts so much beside the others of its ledger."""
    if weight <= 0:
        raise WeightImpossible(Sentence("权重必须大于零", "a weight is more than zero"))
    return _edit("set_weight", obligation, seen, by, weight=weight)


def drop_row(obligation: Obligation, *, by: By) -> Obligation:
    """The row is cancelled, with the reason; its code is never another's."""
    with drafting("drop_row", obligation.ledger_id, by) as deed:
        handling.handle(deed, obligation, Act.CANCEL, approval=by.reason)
        deed.about(obligation)
        return obligation


def add_row(
    ledger: Ledger, words: str, *, basis: str, behind: Obligation | None = None, lead: Organisation | None = None, by: By
) -> Obligation:
    """A row that the reading did not find, at the end or behind another: then it belongs to the same task, and its owners and its due date
    are concluded from that. Without them it is not signed. `lead`: who adds it for itself."""
    with drafting("add_row", ledger.pk, by) as deed:
        row = Obligation(code=drafts.next_code(ledger), title=words, basis=basis, creditor_id=ledger.recipient_id, ledger=ledger)
        row.state, row.state_since = State.DRAFT.value, by.today
        if behind is not None:
            row.due, row.due_basis, row.due_grain, row.due_inferred = behind.due, behind.due_basis, behind.due_grain, behind.due is not None
            row.due_rule_zh, row.due_rule_en, row.creditor_id = behind.due_rule_zh, behind.due_rule_en, behind.creditor_id
        deed.about(deed.add(row))
        deed.add(_item(deed, ledger, row, behind))
        deed.add(Standing(obligation=row))
        for one in _owing(behind):
            deed.add(Assignment(obligation=row, organisation_id=one[0], role=one[1], position=one[2], inferred=True))
        if lead is not None:
            separation.Parties(frozenset({str(lead)}), str(row.creditor or ""))
            deed.add(Assignment(obligation=row, organisation=lead, role=Duty.LEAD.value, position=0))
        return row


def choose_pace(ledger: Ledger, pace: CurveKind | None, *, by: By) -> Ledger:
    """How much should be done by when of the rows that have no curve of their own 序时进度; with none, nobody is behind before his day."""
    with drafting("choose_pace", ledger.pk, by) as deed:
        return deed.change(ledger, pace=pace.value if pace else "")


def choose_light_rules(ledger: Ledger, rules: LightRules | None, *, by: By) -> Ledger:
    """The lights of the ledger's rows follow these rules; with none, those that we suggest."""
    with drafting("choose_light_rules", ledger.pk, by) as deed:
        return deed.change(ledger, light_rules=rules)


def _edit(verb: str, obligation: Obligation, seen: int | None, by: By, **values: Any) -> Obligation:
    with drafting(verb, obligation.ledger_id, by) as deed:
        deeds.require_revision(obligation, seen)
        deed.about(obligation)
        return deed.change(obligation, **values)


@contextmanager
def drafting(verb: str, number: int | None, by: By) -> Iterator[deeds.Deed]:
    """A deed on a ledger that is a draft, and stays one until the deed is over: it is not signed in between."""
    ledger = Ledger.objects.filter(pk=number).first() if number else None
    if ledger is None:
        raise NotADraft(Sentence("该事项不属于台账", "it is no row of a ledger"))
    permissions.require("edit_draft", by.actor, parties_to_ledger(by.actor, ledger))
    with deeds.deed(verb, by=by) as deed:
        deeds.hold(ledger)
        if ledger.state != LedgerState.DRAFT:
            raise NotADraft(
                Sentence("台账不在草拟中，请办理变更或退回后修改", "the ledger is no draft: propose an amendment, or have it returned")
            )
        yield deed


def make_room(deed: deeds.Deed, ledger: Ledger, obligation: Obligation) -> int:
    """The place behind the row; rows that stood there without room between them have moved on."""
    room = places.room_behind(drafts.neighbours(obligation), obligation.pk)
    if room.moved:
        room = places.room_behind(drafts.in_order(ledger), obligation.pk)
    for item in PlanItem.objects.filter(obligation__in=room.moved).order_by("-position"):
        deed.change(item, position=room.moved[item.obligation_id])
    return room.place


def _item(deed: deeds.Deed, ledger: Ledger, row: Obligation, behind: Obligation | None) -> PlanItem:
    if behind is None:
        return PlanItem(obligation=row, ledger=ledger, position=drafts.last_place(ledger) + places.GAP, words=row.title)
    task = PlanItem.objects.filter(obligation=behind).values("no", "path", "heading").get()
    return PlanItem(obligation=row, ledger=ledger, position=make_room(deed, ledger, behind), words=row.title, **task)


def _owing(obligation: Obligation | None) -> list[tuple[int, str, int]]:
    duties = Assignment.objects.filter(obligation=obligation, ended_on__isnull=True) if obligation else Assignment.objects.none()
    return list(duties.order_by("position", "id").values_list("organisation_id", "role", "position"))
