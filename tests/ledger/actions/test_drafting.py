"""A draft is changed by its drafters, each change with its trace; a signed ledger is not."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from taizhang.ledger.actions import drafting, ledgers
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import Event, Obligation, PlanItem
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.rules.clock import Basis, Due
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.sentences import Sentence
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.people import Cast, cast, day, draft_ledger

pytestmark = pytest.mark.django_db
LATER = Due(day(9, 30), Basis.STATED, Sentence("经研究确定", "as decided"))


@pytest.fixture
def who() -> Cast:
    return cast()


def test_a_concluded_due_date_that_is_confirmed_lets_the_ledger_be_signed(who: Cast) -> None:
    ledger = draft_ledger(who)
    row = Obligation.objects.get(due_inferred=True)
    assert "待确认" in row.due_rule_zh

    drafting.confirm_due(row, by=who.by("water-clerk"))

    assert (row.due_rule_zh[-3:], row.due_rule_en[-9:]) == ("已确认", "confirmed")
    assert ledgers.sign(ledger, by=who.by("water-head")).number == 1


def test_a_deadline_is_not_edited_without_a_trace(who: Cast) -> None:
    row = first_row(draft_ledger(who))

    drafting.set_due(row, LATER, by=who.by("water-clerk", reason="会议确定"))

    event = Event.objects.order_by("-number")[0]
    assert event.payload["changes"][f"obligation:{row.pk}"]["due"] == ["2026-06-30", "2026-09-30"]
    assert event.payload["reason"] == "会议确定"
    assert list(twin_of(Obligation).objects.filter(row=row.pk).order_by("revision").values_list("due", flat=True)) == [
        day(6, 30),
        day(9, 30),
    ]


def test_a_row_without_a_due_date_has_nothing_to_confirm(who: Cast) -> None:
    row = drafting.add_row(draft_ledger(who), "开展节水宣传", basis="会议纪要", by=who.by("water-clerk"))

    with pytest.raises(drafting.NothingConcluded):
        drafting.confirm_due(row, by=who.by("water-clerk"))


def test_words_are_edited_in_the_row_and_in_its_item(who: Cast) -> None:
    row = first_row(draft_ledger(who))

    drafting.edit_words(row, "新增高效节水灌溉面积25万亩", by=who.by("water-clerk"))

    assert row.title == PlanItem.objects.get(obligation=row).words == "新增高效节水灌溉面积25万亩"


def test_the_code_of_a_dropped_row_is_never_anothers(who: Cast) -> None:
    ledger = draft_ledger(who)
    last = Obligation.objects.order_by("-code")[0]
    drafting.drop_row(last, by=who.by("water-clerk", reason="与第1项重复"))

    new = drafting.add_row(ledger, "出台节水管理办法", basis="会议纪要", by=who.by("water-clerk"))

    assert (last.code, last.state, new.code) == (f"{ledger.code}-0002", "cancelled", f"{ledger.code}-0003")


def test_a_row_is_dropped_with_a_reason_only(who: Cast) -> None:
    with pytest.raises(Incomplete):
        drafting.drop_row(first_row(draft_ledger(who)), by=who.by("water-clerk"))


@pytest.mark.parametrize(
    "change",
    [
        lambda row, by: drafting.confirm_due(row, by=by),
        lambda row, by: drafting.set_due(row, LATER, by=by),
        lambda row, by: drafting.edit_words(row, "另一项", by=by),
        lambda row, by: drafting.set_curve(row, CurveKind.BY_DAY, by=by),
        lambda row, by: drafting.set_weight(row, Decimal(2), by=by),
        lambda row, by: drafting.drop_row(row, by=by),
        lambda row, by: drafting.add_row(row.ledger, "另一项", basis="无", by=by),
    ],
)
def test_a_signed_ledger_has_one_door_and_that_is_the_amendment(who: Cast, change: Callable[..., object]) -> None:
    row = first_row(signed_ledger(who))
    before = Event.objects.count()

    with pytest.raises(drafting.NotADraft, match="amendment"):
        change(row, who.by("water-clerk", reason="调整"))

    assert Event.objects.count() == before


def test_the_second_writer_is_told_and_the_words_of_the_first_stand(who: Cast) -> None:
    row = first_row(draft_ledger(who))
    stale = Obligation.objects.get(pk=row.pk)
    drafting.edit_words(row, "甲改", by=who.by("water-clerk"))

    with pytest.raises(Overtaken):
        drafting.edit_words(stale, "乙改", by=who.by("water-head"))

    assert PlanItem.objects.get(obligation=row).words == Obligation.objects.get(pk=row.pk).title == "甲改"


def test_a_stranger_edits_nothing(who: Cast) -> None:
    with pytest.raises(NotPermitted):
        drafting.edit_words(first_row(draft_ledger(who)), "另一项", by=who.by("elsewhere-clerk"))


def test_curve_and_weight_are_chosen(who: Cast) -> None:
    ledger = draft_ledger(who)
    row = first_row(ledger)
    with pytest.raises(drafting.WeightImpossible):
        drafting.set_weight(row, Decimal(0), by=who.by("water-clerk"))

    drafting.set_curve(row, CurveKind.BY_DAY, by=who.by("water-clerk"))
    drafting.set_weight(row, Decimal(2), by=who.by("water-clerk"))

    assert (row.curve, row.weight) == ("by-day", Decimal(2))
