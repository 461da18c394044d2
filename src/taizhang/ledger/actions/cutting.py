"""A row of a draft is split in two, or two are merged 拆分与合并: no word is lost and none stands twice, and where it came from is told."""

from typing import Any

from taizhang.ledger.actions import deeds, drafting, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.reviewing import require_stands
from taizhang.ledger.models import Assignment, Ledger, Obligation, PlanItem, Standing, Target
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules import cutting, separation
from taizhang.ledger.rules.duties import DEBTORS, Duty
from taizhang.ledger.rules.lifecycle import Act
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_DUE = (
    "due", "due_words", "due_basis", "due_grain", "due_unit", "due_since", "due_start", "due_rolled_from", "due_rule_zh", "due_rule_en",
    "due_inferred",
)  # fmt: skip
_OWN = ("revision", "recorded_at", "id")


class NotNeighbours(Refused):
    """Between the two rows stands another, or the task ends."""


def split_row(obligation: Obligation, at: int, *, seen: int | None = None, by: By) -> Obligation:
    """The words before the cut stay with the row and its code; those behind it are a new row, with the same owners and the same due
    date, right behind it. Targets go along with the words in which they stand; where only one half says by when, the day of the other is
    concluded. Gives the new row. Raises `NothingCut`."""
    with drafting.drafting("split_row", obligation.ledger_id, by) as deed:
        require_stands(obligation, seen)
        ledger, item = _ledger(obligation), PlanItem.objects.get(obligation=obligation)
        first, second = cutting.parted(item.words, at)
        spans = _spans(ledger, item, at)
        code = drafts.next_code(ledger)
        bare = cutting.half_without(obligation.due_words, first, second)
        concluded = _concluded(code if bare is cutting.Half.FIRST else obligation.code, obligation.due_words)
        titles = {"title": cutting.titled(second)} | (concluded if bare is cutting.Half.SECOND else {})
        new: Obligation = deed.add(_copy(obligation, code=code, state_since=by.today, **titles))
        place = drafting.make_room(deed, ledger, obligation)
        begins, ends = spans[1] if spans else (None, None)
        deed.add(_copy(item, obligation=new, position=place, words=second, span_start=begins, span_end=ends, accepted_on=None))
        deed.add(Standing(obligation=new, decision_by=_decider(obligation)))
        deed.add_all([_copy(one, obligation=new) for one in _owing(obligation)])
        _move_targets(deed, obligation, new, spans[1][0] if spans and spans[0] != spans[1] else None, second)
        deed.change(item, words=first, accepted_on=None, accepted_by=None, **({"span_end": spans[0][1]} if spans else {}))
        deed.change(obligation, title=cutting.titled(first), **(concluded if bare is cutting.Half.FIRST else {}))
        deed.about(obligation)
        deed.tell(into=[obligation.code, new.code], at=at)
        return new


def merge_rows(obligation: Obligation, *, seen: int | None = None, seen_next: int | None = None, by: By) -> Obligation:
    """The row behind it has become part of it: its words, owners and targets; of two due dates the earlier holds, to be confirmed where
    they differ. The other row is dropped, and says where its words are. Raises `NotNeighbours`."""
    with drafting.drafting("merge_rows", obligation.ledger_id, by) as deed:
        following = _next(obligation)
        require_stands(obligation, seen)
        require_stands(following, seen_next)
        item, other = (PlanItem.objects.get(obligation=row) for row in (obligation, following))
        _require_one_task(item, other)
        words = cutting.joined(item.words, other.words, adjoining=item.span_end is not None and item.span_end == other.span_start)
        _join_owners(deed, obligation, following)
        for target in Target.objects.filter(obligation=following).order_by("pk"):
            deed.change(target, obligation=obligation)
        deed.change(item, words=words, accepted_on=None, accepted_by=None, **_span_of_both(item, other))
        deed.change(obligation, title=words, **_due_of_both(obligation, following))
        _drop(deed, following, into=obligation)
        deed.about(obligation)
        deed.tell(merged=[obligation.code, following.code])
        return obligation


def _concluded(code: str, due_words: str) -> dict[str, Any]:
    rule = cutting.concluded_from(code, due_words)
    return {"due_inferred": True, "due_words": "", "due_rule_zh": rule.zh, "due_rule_en": rule.en}


def _drop(deed: deeds.Deed, row: Obligation, *, into: Obligation) -> None:
    said = f"并入{into.code}"
    handling.handle(deed, row, Act.CANCEL, present=handling.SAID, note=said, approval=said)


def _spans(ledger: Ledger, item: PlanItem, at: int) -> tuple[cutting.Span, cutting.Span] | None:
    if item.span_start is None or item.span_end is None:
        return None
    whole = (item.span_start, item.span_end)
    source = drafts.source_text(ledger) if whole[1] - whole[0] != len(item.words) else None
    return cutting.spans_of(whole, item.words, at, source)


def _move_targets(deed: deeds.Deed, old: Obligation, new: Obligation, cut: int | None, words: str) -> None:
    """By where they stand in the source; by their words where nobody can tell that."""
    for target in Target.objects.filter(obligation=old).order_by("pk"):
        behind = (
            target.span_start >= cut if cut is not None and target.span_start is not None else bool(target.quote) and target.quote in words
        )
        if behind:
            deed.change(target, obligation=new)


def _next(obligation: Obligation) -> Obligation:
    following = drafts.following(obligation)
    if following is None:
        raise NotNeighbours(Sentence("后面没有可以合并的事项", "there is no row behind it"))
    return following


def _require_one_task(item: PlanItem, other: PlanItem) -> None:
    if (item.no, item.heading, item.path) != (other.no, other.heading, other.path):
        raise NotNeighbours(
            Sentence("下一事项属于另一项任务，不能合并", "the next row belongs to another task: rows of two tasks are not merged")
        )


def _join_owners(deed: deeds.Deed, row: Obligation, other: Obligation) -> None:
    """Who owes the other row owes this one; of two duties the heavier stands."""
    known = {one.organisation_id: one for one in _owing(row)}
    place = max((one.position for one in known.values()), default=-1)
    for one in _owing(other):
        own = known.get(one.organisation_id)
        if own is None:
            place += 1
            deed.add(_copy(one, obligation=row, position=place))
        else:
            heavier = min(Duty(own.role), Duty(one.role), key=list(Duty).index)
            deed.change(own, role=heavier.value, inferred=own.inferred or one.inferred)
    debtors = frozenset(str(one.organisation) for one in _owing(row) if Duty(one.role) in DEBTORS)
    separation.Parties(debtors, str(row.creditor or ""))


def _span_of_both(item: PlanItem, other: PlanItem) -> dict[str, int]:
    places_ = [place for one in (item, other) for place in (one.span_start, one.span_end) if place is not None]
    return {"span_start": min(places_), "span_end": max(places_)} if places_ else {}


def _due_of_both(row: Obligation, other: Obligation) -> dict[str, Any]:
    """The stricter of the two: nobody gains time by a merger."""
    if row.due == other.due and row.due_inferred and not other.due_inferred:
        return {name: getattr(other, name) for name in _DUE}  # what the text says goes before what was concluded of it
    if other.due is None or row.due == other.due:
        return {}
    stricter = other if row.due is None or other.due < row.due else row
    start = None if row.start and stricter.due and row.start > stricter.due else row.start
    return {name: getattr(stricter, name) for name in _DUE} | {"due_inferred": True, "start": start}


def _decider(obligation: Obligation) -> str:
    return Standing.objects.filter(obligation=obligation).values_list("decision_by", flat=True).first() or ""


def _owing(obligation: Obligation) -> list[Assignment]:
    duties = Assignment.objects.filter(obligation=obligation, ended_on__isnull=True)
    return list(duties.select_related("organisation").order_by("position", "id"))


def _ledger(obligation: Obligation) -> Ledger:
    return Ledger.objects.select_related("plan").get(pk=obligation.ledger_id or 0)


def _copy(row: Any, **changed: Any) -> Any:
    """A new row with the values of this one, but for its own identity."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname not in _OWN}
    return type(row)(**{name: value for name, value in values.items() if name.removesuffix("_id") not in changed} | changed)
