"""A draft is reviewed row by row: set right, split, merged, taken back; whoever comes second is told, and nothing is lost."""

from typing import Any

import pytest

from taizhang.ledger.actions import cutting, deeds, drafting, reviewing, undoing
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.reviewing import Said
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation, PlanItem, Target
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules.clock import Basis, Due
from taizhang.ledger.rules.cutting import NothingCut
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.separation import DebtorIsCreditor
from tests.ledger.in_force import signed_ledger
from tests.ledger.people import Cast, cast, day, draft_ledger, findings

pytestmark = pytest.mark.django_db
LATER = Due(day(9, 30), Basis.STATED, Sentence("经研究确定", "as decided"))
LONG = "新增高效节水灌溉面积20万亩，出台节水管理办法"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """Of its two rows the first orders two things in one sentence; its target stands in the second half."""
    made: dict[str, Any] = findings()
    task = made["tasks"][0]
    task["measures"][0] |= {"text": LONG, "span": [20, 20 + len(LONG)]}
    task["measures"][1] |= {"span": [20 + len(LONG), 60]}
    task["organisations"][1] |= {"inferred": True}
    made["targets"][0] |= {"span": [24, 32], "quote": "灌溉面积20万亩"}
    return draft_ledger(who, **made)


def rows(ledger: Ledger) -> list[drafts.DraftRow]:
    return drafts.rows_of(ledger)


def obligation(code: str) -> Obligation:
    return Obligation.objects.get(code=code)


def test_a_row_that_is_split_leaves_two_with_the_same_owners_and_the_words_that_were_there(who: Cast, ledger: Ledger) -> None:
    first, last = rows(ledger)
    at = LONG.index("出台")

    new = cutting.split_row(obligation(first.code), at, seen=first.stands, by=who.by("water-clerk"))

    found = rows(ledger)
    assert [row.code for row in found] == [first.code, new.code, last.code]
    assert [row.words for row in found[:2]] == [LONG[:at], LONG[at:]]
    assert obligation(first.code).title == "新增高效节水灌溉面积20万亩"  # as it will stand in the ledger: without the mark of the cut
    assert [row.span for row in found[:2]] == [(20, 20 + at), (20 + at, 20 + len(LONG))]
    assert found[0].owners == found[1].owners == first.owners
    assert found[0].due == found[1].due == first.due
    assert (found[0].targets, found[1].targets) == (("灌溉面积20万亩",), ())
    event = Event.objects.order_by("-number")[0]
    assert (event.verb, event.payload["into"]) == ("split_row", [first.code, new.code])


def test_a_target_goes_along_with_the_words_in_which_it_stands(who: Cast, ledger: Ledger) -> None:
    first, _ = rows(ledger)
    Target.objects.filter(obligation=first.pk).update(span_start=20 + LONG.index("出台"), span_end=20 + len(LONG))

    new = cutting.split_row(obligation(first.code), LONG.index("出台"), by=who.by("water-clerk"))

    assert list(Target.objects.filter(obligation__isnull=False).values_list("obligation_id", flat=True)) == [new.pk]


def test_a_row_is_split_again_and_again_in_the_order_of_the_text(who: Cast, ledger: Ledger) -> None:
    by = who.by("water-clerk")
    first = rows(ledger)[0].code
    cutting.split_row(obligation(first), 14, by=by)
    cutting.split_row(obligation(first), 7, by=by)
    cutting.split_row(obligation(first), 3, by=by)

    assert "".join(row.words for row in rows(ledger)[:4]) == LONG


def test_split_and_merged_again_the_row_says_what_it_said(who: Cast, ledger: Ledger) -> None:
    before = rows(ledger)[0]
    by = who.by("water-clerk")
    cutting.split_row(obligation(before.code), 15, by=by)

    cutting.merge_rows(obligation(before.code), by=by)

    after = rows(ledger)[0]
    assert (after.words, after.span, after.owners, after.targets, after.due) == (
        before.words,
        before.span,
        before.owners,
        before.targets,
        before.due,
    )
    assert len(rows(ledger)) == 2


def test_of_two_due_dates_the_earlier_holds_and_waits_for_somebody_to_confirm_it(who: Cast, ledger: Ledger) -> None:
    first, last = rows(ledger)
    assert (first.due, last.due) == (day(6, 30), day(12, 31))

    cutting.merge_rows(obligation(first.code), by=who.by("water-clerk"))

    (merged,) = rows(ledger)
    assert (merged.due, merged.inferred) == (day(6, 30), True)
    gone = obligation(last.code)
    assert gone.state == "cancelled"
    assert list(gone.handlings.values_list("note", flat=True)) == [f"并入{first.code}"]


def test_rows_of_two_tasks_are_not_merged(who: Cast, ledger: Ledger) -> None:
    first, last = rows(ledger)
    PlanItem.objects.filter(obligation=last.pk).update(no="2")

    for code in (first.code, last.code):
        with pytest.raises(cutting.NotNeighbours):
            cutting.merge_rows(obligation(code), by=who.by("water-clerk"))


def test_no_empty_row_comes_of_a_split(who: Cast, ledger: Ledger) -> None:
    before = Event.objects.count()

    with pytest.raises(NothingCut):
        cutting.split_row(obligation(rows(ledger)[0].code), 0, by=who.by("water-clerk"))

    assert Event.objects.count() == before


def test_a_row_that_is_set_right_is_accepted_in_one_event(who: Cast, ledger: Ledger) -> None:
    row = rows(ledger)[1]
    said = Said("出台节水管理办法并公布", LATER, {who.works.pk: Duty.LEAD, who.water.pk: Duty.SUPPORT})

    reviewing.review_row(obligation(row.code), said, seen=row.stands, by=who.by("water-clerk"))

    now = rows(ledger)[1]
    assert (now.words, now.due, now.doubtful, now.accepted_by) == (said.words, day(9, 30), False, "water-clerk")
    assert [(owner.name, owner.role) for owner in now.owners] == [("省住房城乡建设厅", Duty.LEAD), ("省水利厅", Duty.SUPPORT)]
    assert Event.objects.filter(verb="review_row").count() == 1


def test_the_second_reviewer_is_told_whatever_of_the_row_the_first_has_changed(who: Cast, ledger: Ledger) -> None:
    row = rows(ledger)[0]
    reviewing.review_row(obligation(row.code), Said(owners={who.works.pk: Duty.LEAD}), seen=row.stands, by=who.by("water-clerk"))

    for late in (
        lambda: reviewing.review_row(obligation(row.code), Said("乙改"), seen=row.stands, by=who.by("water-head")),
        lambda: cutting.split_row(obligation(row.code), 14, seen=row.stands, by=who.by("water-head")),
        lambda: cutting.merge_rows(obligation(row.code), seen=row.stands, by=who.by("water-head")),
    ):
        with pytest.raises(Overtaken):
            late()

    assert rows(ledger)[0].words == LONG
    assert [owner.organisation for owner in rows(ledger)[0].owners] == [who.works.pk]


def test_accepting_many_confirms_what_was_concluded_and_leaves_what_somebody_changed(who: Cast, ledger: Ledger) -> None:
    first, last = rows(ledger)
    assert last.doubtful
    reviewing.review_row(obligation(first.code), Said("甲改"), seen=first.stands, by=who.by("water-head"))

    done = reviewing.accept_rows(ledger, {first.code: first.stands, last.code: last.stands}, by=who.by("water-clerk"))

    assert done == ((last.code,), (first.code,))
    assert [(row.doubtful, row.accepted_by) for row in rows(ledger)] == [(False, "water-head"), (False, "water-clerk")]


def test_where_nobody_leads_the_first_who_is_named_does_and_a_lead_that_there_is_stays(who: Cast, ledger: Ledger) -> None:
    first, last = rows(ledger)
    reviewing.review_row(
        obligation(first.code), Said(owners={who.water.pk: Duty.RESPONSIBLE, who.works.pk: Duty.RESPONSIBLE}), by=who.by("water-clerk")
    )

    seen = {row.code: row.stands for row in rows(ledger)}
    reviewing.let_first_lead(ledger, seen | {last.code: last.stands}, by=who.by("water-clerk"))

    assert [[owner.role for owner in row.owners] for row in rows(ledger)] == [[Duty.LEAD, Duty.RESPONSIBLE], [Duty.LEAD, Duty.SUPPORT]]
    assert all(row.accepted_on and not row.doubtful for row in rows(ledger))

    undoing.undo_last(ledger, by=who.by("water-clerk"))
    assert not rows(ledger)[0].led


def test_of_those_whom_the_text_names_together_nobody_leads_the_others(who: Cast, ledger: Ledger) -> None:
    first, _last = rows(ledger)
    both = {who.water.pk: Duty.RESPONSIBLE, who.works.pk: Duty.RESPONSIBLE}
    reviewing.review_row(obligation(first.code), Said(owners=both), by=who.by("water-clerk"))
    Assignment.objects.filter(obligation=first.pk).update(named="各有关厅局")

    reviewing.let_first_lead(ledger, {first.code: rows(ledger)[0].stands}, by=who.by("water-clerk"))

    row = rows(ledger)[0]
    assert [owner.role for owner in row.owners] == [Duty.RESPONSIBLE, Duty.RESPONSIBLE]
    assert row.accepted_on


def test_nobody_is_made_to_verify_what_he_owes(who: Cast, ledger: Ledger) -> None:
    with pytest.raises(DebtorIsCreditor):
        reviewing.review_row(obligation(rows(ledger)[0].code), Said(owners={who.office.pk: Duty.LEAD}), by=who.by("water-clerk"))


def test_a_stranger_reviews_nothing(who: Cast, ledger: Ledger) -> None:
    row = obligation(rows(ledger)[0].code)
    for act in (
        lambda by: reviewing.review_row(row, Said("丙改"), by=by),
        lambda by: reviewing.accept_rows(ledger, {}, by=by),
        lambda by: cutting.split_row(row, 14, by=by),
        lambda by: cutting.merge_rows(row, by=by),
        lambda by: undoing.undo_last(ledger, by=by),
    ):
        with pytest.raises(NotPermitted):
            act(who.by("elsewhere-clerk"))


def test_a_signed_ledger_is_not_reviewed(who: Cast) -> None:
    signed = signed_ledger(who)
    row = Obligation.objects.filter(ledger=signed).order_by("code")[0]

    for act in (lambda: cutting.split_row(row, 3, by=who.by("water-clerk")), lambda: undoing.undo_last(signed, by=who.by("water-clerk"))):
        with pytest.raises(drafting.NotADraft):
            act()


@pytest.mark.parametrize("change", ["split", "merge", "review", "accept", "drop", "add"])
def test_whatever_was_changed_last_is_taken_back_and_the_rows_stand_as_before(who: Cast, ledger: Ledger, change: str) -> None:
    by = who.by("water-clerk", reason="重复")
    first, _ = rows(ledger)
    before = [row._replace(stands=0) for row in rows(ledger)]
    row = obligation(first.code)
    {
        "split": lambda: cutting.split_row(row, 14, by=by),
        "merge": lambda: cutting.merge_rows(row, by=by),
        "review": lambda: reviewing.review_row(row, Said("改", LATER, {who.works.pk: Duty.LEAD}), by=by),
        "accept": lambda: reviewing.accept_rows(ledger, {one.code: one.stands for one in rows(ledger)}, by=by),
        "drop": lambda: drafting.drop_row(row, by=by),
        "add": lambda: drafting.add_row(ledger, "开展节水宣传", basis="会议纪要", by=by),
    }[change]()
    assert [row._replace(stands=0) for row in rows(ledger)] != before

    undoing.undo_last(ledger, by=by)

    assert [row._replace(stands=0) for row in rows(ledger)] == before


def test_changes_are_taken_back_one_after_another_and_nothing_twice(who: Cast, ledger: Ledger) -> None:
    by = who.by("water-clerk")
    row = rows(ledger)[0]
    for words in ("甲", "乙"):
        reviewing.review_row(obligation(row.code), Said(words), by=by)

    seen = []
    for _ in range(2):
        undoing.undo_last(ledger, by=by)
        seen.append(rows(ledger)[0].words)

    assert seen == ["甲", LONG]
    with pytest.raises(undoing.NothingToUndo):
        undoing.undo_last(ledger, by=by)


def test_what_somebody_else_has_changed_since_is_not_taken_back(who: Cast, ledger: Ledger) -> None:
    row = rows(ledger)[0]
    reviewing.review_row(obligation(row.code), Said("甲改"), by=who.by("water-clerk"))
    reviewing.review_row(obligation(row.code), Said("乙改"), by=who.by("water-head"))

    with pytest.raises(Overtaken):
        undoing.undo_last(ledger, by=who.by("water-clerk"))

    assert rows(ledger)[0].words == "乙改"


def test_the_rows_of_a_draft_are_asked_for_in_three_questions(ledger: Ledger, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        rows(ledger)


def test_where_only_one_half_says_by_when_the_day_of_the_other_is_concluded(who: Cast, ledger: Ledger) -> None:
    first = rows(ledger)[0]
    row = obligation(first.code)
    with deeds.deed("set_due", by=who.by("water-clerk")) as deed:
        deed.change(row, due_words="新增", due_inferred=False)  # words of the first half alone
    before = (row.due, row.due_rule_zh)

    new = cutting.split_row(obligation(first.code), LONG.index("出台"), by=who.by("water-clerk"))

    row.refresh_from_db()
    assert (row.due_inferred, row.due_words, (row.due, row.due_rule_zh)) == (False, "新增", before)
    assert (new.due_inferred, new.due_words, new.due) == (True, "", row.due)
    assert row.code in new.due_rule_zh


def test_where_the_second_half_says_by_when_it_is_the_first_whose_day_is_concluded(who: Cast, ledger: Ledger) -> None:
    first = rows(ledger)[0]
    with deeds.deed("set_due", by=who.by("water-clerk")) as deed:
        deed.change(obligation(first.code), due_words="出台", due_inferred=False)

    new = cutting.split_row(obligation(first.code), LONG.index("出台"), by=who.by("water-clerk"))

    row = obligation(first.code)
    assert (row.due_inferred, new.due_inferred) == (True, False)
    assert new.code in row.due_rule_zh
    undoing.undo_last(ledger, by=who.by("water-clerk"))
    assert obligation(first.code).due_words == "出台"


def test_merged_again_the_row_has_the_day_of_the_text_as_before(who: Cast, ledger: Ledger) -> None:
    first = rows(ledger)[0]
    with deeds.deed("set_due", by=who.by("water-clerk")) as deed:
        deed.change(obligation(first.code), due_words="出台", due_inferred=False)
    cutting.split_row(obligation(first.code), LONG.index("出台"), by=who.by("water-clerk"))

    cutting.merge_rows(obligation(first.code), by=who.by("water-clerk"))

    row = obligation(first.code)
    assert (row.due_inferred, row.due_words) == (False, "出台")


def test_where_neither_half_says_by_when_both_have_the_day_of_the_text(who: Cast, ledger: Ledger) -> None:
    first = rows(ledger)[0]
    with deeds.deed("set_due", by=who.by("water-clerk")) as deed:
        deed.change(obligation(first.code), due_words="年底前", due_inferred=False)  # said of the whole task

    new = cutting.split_row(obligation(first.code), LONG.index("出台"), by=who.by("water-clerk"))

    assert (obligation(first.code).due_inferred, new.due_inferred) == (False, False)
