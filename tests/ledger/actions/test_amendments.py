"""A signed ledger changes through amendments alone: proposed with what was seen, decided by others, applied on their day, merged or refused."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.ledger.actions import amendments, deeds, duties, observations
from taizhang.ledger.actions.amended import Backwards
from taizhang.ledger.actions.amendments import NotAmendable, Proposal
from taizhang.ledger.actions.errors import Overtaken, Unfit
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Amendment, Assignment, Edition, Event, Handling, Ledger, Obligation, PlanItem, Target
from taizhang.ledger.models.versions import as_known, twin_of
from taizhang.ledger.queries.amendments import difference_of_editions, original_and_revised, targets_revised
from taizhang.ledger.rules.amending import AmendmentKind, Clash, NotDecidable, NotOfThisKind, NotYet
from taizhang.ledger.rules.lifecycle import ExtensionTooLate, Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.report_lines import ReasonMissing
from taizhang.ledger.rules.separation import DebtorIsCreditor
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import require_kept_standings, standing, target_of
from tests.ledger.people import DAY, MARCH, Cast, cast, clock, day, draft_ledger

pytestmark = pytest.mark.django_db
K = AmendmentKind
TODAY = MARCH.date()


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return signed_ledger(who)


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    return first_row(ledger)


def proposed(who: Cast, kind: AmendmentKind, row: Obligation | None, *, effective: date = TODAY, **changes: object) -> Amendment:
    ledger = Ledger.objects.get() if row is None or row.ledger is None else row.ledger
    target = target_of(row) if kind is K.TARGET and row is not None else None
    proposal = Proposal(kind, changes, "江政办函〔2026〕8号", effective, row, target)
    return amendments.propose(ledger, proposal, by=who.by("water-clerk", reason="用地批复推迟"))


def applied(who: Cast, kind: AmendmentKind, row: Obligation | None, **changes: object) -> Edition:
    amendment = proposed(who, kind, row, **changes)
    amendments.approve(amendment, decision="同意", by=who.by("office-supervisor"))
    return amendments.apply(amendment, by=clock())


def test_a_deadline_moves_and_its_basis_stays_and_the_words_say_what_moved_it(row: Obligation, who: Cast) -> None:
    basis = row.due_basis

    applied(who, K.DEADLINE, row, due=day(9, 30))

    row.refresh_from_db()
    assert (row.due, row.due_basis) == (day(9, 30), basis)
    assert "2026-06-30" in row.due_rule_zh
    assert "江政办函〔2026〕8号" in row.due_rule_zh


def test_original_and_revised_stand_side_by_side(row: Obligation, who: Cast) -> None:
    applied(who, K.DEADLINE, row, due=day(9, 30))
    row.refresh_from_db()
    applied(who, K.DEADLINE, row, due=day(10, 31))

    (found,) = original_and_revised(row.pk)

    assert (found.field, found.original, found.revised, found.times) == ("due", "2026-06-30", "2026-10-31", 2)


def test_a_target_is_revised_by_another_and_stays_as_it_was(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    observations.observe(target.indicator, who.water, Reported(Decimal(5), day(3, 1), unit="万亩"), by=who.by("water-clerk"))

    applied(who, K.TARGET, row, value=Decimal(10))

    target.refresh_from_db()
    new = target_of(row)
    assert (target.value, target.valid_to, new.value, new.revises, new.valid_from) == (
        Decimal(20),
        MARCH.date(),
        Decimal(10),
        target,
        MARCH.date(),
    )
    (found,) = targets_revised(row.pk)
    assert (found.original, found.revised, found.times) == (Decimal(20), Decimal(10), 1)
    assert standing(row).completion == Decimal(50)
    require_kept_standings()


def test_words_change_in_the_row_and_in_its_title(row: Obligation, who: Cast) -> None:
    applied(who, K.WORDS, row, words="新增高效节水灌溉面积18万亩")

    row.refresh_from_db()
    assert row.title == PlanItem.objects.get(obligation=row).words == "新增高效节水灌溉面积18万亩"


def test_owners_end_and_follow_and_nobody_is_overwritten(row: Obligation, who: Cast) -> None:
    applied(who, K.OWNER, row, lead=[who.works.pk], support=[who.water.pk])

    stand = Assignment.objects.filter(obligation=row, ended_on__isnull=True).order_by("position")
    assert [(one.organisation, one.role) for one in stand] == [(who.works, "lead"), (who.water, "support")]
    assert Assignment.objects.filter(obligation=row, ended_on=MARCH.date()).count() == 2


def test_a_row_is_never_left_without_an_owner_and_never_owed_to_its_debtor(row: Obligation, who: Cast) -> None:
    with pytest.raises(Incomplete):
        applied(who, K.OWNER, row, lead=[])
    with pytest.raises(DebtorIsCreditor):
        applied(who, K.OWNER, row, lead=[who.office.pk])

    assert Assignment.objects.filter(obligation=row, ended_on__isnull=True).count() == 2


def test_a_row_is_added_with_its_owner_and_issued_at_once(ledger: Ledger, who: Cast) -> None:
    edition = applied(who, K.ADD, None, words="建设智慧灌区2处", due=day(11, 30), lead=[who.works.pk])

    new = Obligation.objects.get(title="建设智慧灌区2处")
    assert (new.code, new.state, new.due, new.creditor) == (f"{ledger.code}-0003", "issued", day(11, 30), who.office)
    assert Amendment.objects.get().obligation == new
    assert [item["code"] for item in edition.content["rows"]][-1] == new.code
    assert standing(new).completion is None


def test_a_row_is_dropped_on_the_decision_and_stays_in_the_record(row: Obligation, who: Cast) -> None:
    applied(who, K.DROP, row, state="cancelled")

    row.refresh_from_db()
    handling = Handling.objects.filter(obligation=row).latest("id")
    assert (row.state, handling.act, handling.approval, handling.note) == ("cancelled", "cancel", "同意", "用地批复推迟")


def test_that_a_row_was_begun_meanwhile_is_no_reason_not_to_drop_it(row: Obligation, who: Cast) -> None:
    amendment = proposed(who, K.DROP, row, state="cancelled")
    amendments.approve(amendment, by=who.by("office-supervisor"))
    row.refresh_from_db()
    duties.accept(row, by=who.by("water-clerk"))

    amendments.apply(amendment, by=clock())

    assert Obligation.objects.get(pk=row.pk).state == "cancelled"


def test_an_extension_is_asked_for_before_it_is_due_and_goes_beyond_that(row: Obligation, who: Cast) -> None:
    late = who.by("water-clerk", MARCH + 150 * DAY, reason="用地批复推迟")
    assert row.ledger is not None
    with pytest.raises(ExtensionTooLate, match="before it is due"):
        amendments.propose(row.ledger, Proposal(K.EXTEND, {"due": day(9, 30)}, "函", day(8, 1), row), by=late)
    with pytest.raises(ExtensionTooLate, match="no later"):
        proposed(who, K.EXTEND, row, due=day(5, 31))

    applied(who, K.EXTEND, row, due=day(9, 30))

    assert Obligation.objects.get(pk=row.pk).due == day(9, 30)


def test_a_ledger_grows_by_an_edition_that_differs_in_just_what_was_amended(ledger: Ledger, row: Obligation, who: Cast) -> None:
    first = Edition.objects.get(ledger=ledger)

    second = applied(who, K.DEADLINE, row, due=day(9, 30))

    assert (first.number, second.number) == (1, 2)
    changed = {(one.code, one.field, one.before, one.after) for one in difference_of_editions(first, second) if "rule" not in one.field}
    assert changed == {(row.code, "due", "2026-06-30", "2026-09-30")}


def test_what_changed_beside_it_is_merged_and_stays(row: Obligation, who: Cast) -> None:
    amendment = proposed(who, K.DEADLINE, row, due=day(9, 30))
    amendments.approve(amendment, by=who.by("office-supervisor"))
    applied(who, K.WORDS, row, words="别的措辞")

    amendments.apply(amendment, by=clock())

    row = Obligation.objects.get(pk=row.pk)
    assert (row.title, row.due) == ("别的措辞", day(9, 30))


def test_a_conflict_refuses_to_merge_and_nothing_is_lost(row: Obligation, who: Cast) -> None:
    amendment = proposed(who, K.DEADLINE, row, due=day(9, 30))
    amendments.approve(amendment, by=who.by("office-supervisor"))
    applied(who, K.DEADLINE, row, due=day(8, 31))

    with pytest.raises(Clash) as told:
        amendments.apply(amendment, by=clock())

    assert told.value.fields == ("due",)
    assert Obligation.objects.get(pk=row.pk).due == day(8, 31)
    assert Amendment.objects.get(pk=amendment.pk).state == "approved"


def test_who_proposes_from_an_old_view_is_told(row: Obligation, who: Cast) -> None:
    assert row.ledger is not None
    proposal = Proposal(K.DEADLINE, {"due": day(9, 30)}, "函", TODAY, row)

    with pytest.raises(Overtaken):
        amendments.propose(row.ledger, proposal, seen=row.revision - 1, by=who.by("water-clerk", reason="晚了"))


def test_no_change_hides_behind_another_kind(row: Obligation, who: Cast) -> None:
    with pytest.raises(NotOfThisKind):
        proposed(who, K.DEADLINE, row, words="换一句话")


def test_an_amendment_has_a_reason_and_waits_for_its_day_and_its_decision(row: Obligation, who: Cast) -> None:
    assert row.ledger is not None
    proposal = Proposal(K.DEADLINE, {"due": day(9, 30)}, "函", TODAY, row)
    with pytest.raises(ReasonMissing):
        amendments.propose(row.ledger, proposal, by=who.by("water-clerk"))
    amendment = proposed(who, K.DEADLINE, row, effective=day(4, 1), due=day(9, 30))
    with pytest.raises(NotNow):
        amendments.apply(amendment, by=clock())
    amendments.approve(amendment, by=who.by("office-supervisor"))
    with pytest.raises(NotYet):
        amendments.apply(amendment, by=clock())

    amendments.apply(amendment, by=clock(MARCH + 30 * DAY))

    assert amendment.applied_on == day(4, 1)


def test_who_proposes_does_not_decide_and_a_refusal_says_why(row: Obligation, who: Cast) -> None:
    amendment = proposed(who, K.DEADLINE, row, due=day(9, 30))
    with pytest.raises((NotDecidable, NotPermitted)):
        amendments.approve(amendment, by=who.by("water-head"))
    with pytest.raises(ReasonMissing):
        amendments.refuse(amendment, decision="", by=who.by("office-supervisor"))

    amendments.refuse(amendment, decision="理由不充分", by=who.by("office-supervisor"))

    with pytest.raises(NotNow):
        amendments.apply(amendment, by=clock())
    assert Obligation.objects.get(pk=row.pk).due == day(6, 30)


def test_a_draft_is_edited_and_not_amended(who: Cast) -> None:
    draft = draft_ledger(who)
    row = first_row(draft)

    with pytest.raises(NotAmendable):
        proposed(who, K.DEADLINE, row, due=day(9, 30))


def test_no_minor_change_skips_history(row: Obligation, who: Cast) -> None:
    applied(who, K.DEADLINE, row, due=day(9, 30))

    event = Event.objects.order_by("number").last()
    assert event is not None
    assert event.payload is not None
    assert (event.verb, event.subject) == ("apply_amendment", f"obligation:{row.pk}")
    assert event.payload["changes"][f"obligation:{row.pk}"]["due"] == ["2026-06-30", "2026-09-30"]
    assert set(twin_of(Obligation).objects.filter(row=row.pk).values_list("due", flat=True)) == {day(6, 30), day(9, 30)}
    with deeds.deed("look", by=clock()) as deed:
        deed.change(Obligation.objects.get(pk=row.pk), due=day(9, 30))
    assert Event.objects.order_by("number").last() == event
    assert Target.objects.filter(obligation=row).count() == 1


def test_what_was_dropped_stands_in_every_earlier_view(ledger: Ledger, row: Obligation, who: Cast) -> None:
    first = Edition.objects.get(ledger=ledger)
    later = Proposal(K.DROP, {"state": "cancelled"}, "江政办函〔2026〕8号", TODAY, row)
    amendment = amendments.propose(ledger, later, by=who.by("water-clerk", MARCH + 9 * DAY, reason="并入其他项目"))
    amendments.approve(amendment, decision="同意", by=who.by("office-supervisor", MARCH + 9 * DAY))

    second = amendments.apply(amendment, by=clock(MARCH + 10 * DAY))

    assert (row.code, "", True, False) in difference_of_editions(first, second)
    assert as_known(Obligation, MARCH + 5 * DAY).get(row=row.pk).state == "issued"
    assert as_known(Obligation, None).get(row=row.pk).state == "cancelled"


def test_what_an_organisation_that_nobody_knows_would_owe_is_refused(row: Obligation, who: Cast) -> None:
    with pytest.raises(Unfit):
        applied(who, K.OWNER, row, lead=[999999])


def test_it_is_never_due_before_it_starts(row: Obligation, who: Cast) -> None:
    with pytest.raises(Backwards):
        applied(who, K.DEADLINE, row, due=date(2025, 12, 1))


def test_a_target_is_not_revised_twice_from_the_same_view(row: Obligation, who: Cast) -> None:
    first, second = proposed(who, K.TARGET, row, value=Decimal(10)), proposed(who, K.TARGET, row, value=Decimal(12))
    for amendment in (first, second):
        amendments.approve(amendment, by=who.by("office-supervisor"))
    amendments.apply(first, by=clock())

    with pytest.raises(NotAmendable):
        amendments.apply(second, by=clock())

    assert target_of(row).value == Decimal(10)
