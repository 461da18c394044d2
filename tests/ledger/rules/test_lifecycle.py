"""What may follow what, what an act needs, and who may not be whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules import ledger_lifecycle
from taizhang.ledger.rules.ledger_lifecycle import LedgerAct, LedgerState, NotSignable, Row, require_signable
from taizhang.ledger.rules.lifecycle import (
    CLAIMED,
    ENDED,
    FOLLOWS,
    NEEDS,
    OPEN,
    Act,
    ExtensionTooLate,
    Incomplete,
    Need,
    State,
    after,
    require,
    require_extension,
)
from taizhang.ledger.rules.lifecycle_words import OF_LEDGER, OF_OBLIGATION
from taizhang.ledger.rules.separation import DebtorIsCreditor, Hand, NotYours, Parties, SamePerson, require_hand
from taizhang.ledger.rules.transitions import NotNow

OWED = Parties(frozenset({"省水利厅", "省农业农村厅"}), "省政府督查室", frozenset({"省统计局"}))
APPLICANT, VERIFIER, CLOSER = Hand("张三", "省水利厅"), Hand("李四", "省统计局"), Hand("王五", "省政府督查室")


def through(*acts: Act) -> State:
    state = State.DRAFT
    for act in acts:
        state = after(state, act)
    return state


def test_done_is_not_closed_somebody_applies_another_verifies_a_third_closes() -> None:
    applied = through(Act.ISSUE, Act.ACCEPT, Act.START, Act.APPLY)

    assert applied is State.APPLIED
    assert after(after(applied, Act.VERIFY), Act.CLOSE) is State.CLOSED


@pytest.mark.parametrize("state", [State.DRAFT, State.ISSUED, State.IN_PROGRESS, State.APPLIED, State.RETURNED, State.ARCHIVED])
def test_nothing_is_closed_without_having_been_verified(state: State) -> None:
    with pytest.raises(NotNow) as refusal:
        after(state, Act.CLOSE)

    assert refusal.value.possible == tuple(FOLLOWS[state])


@pytest.mark.parametrize("state", [State.APPLIED, State.VERIFIED, State.CLOSED])
def test_what_was_claimed_can_be_returned_and_claimed_again(state: State) -> None:
    assert after(after(state, Act.RETURN), Act.APPLY) is State.APPLIED


def test_a_declined_obligation_goes_back_and_is_not_gone() -> None:
    assert through(Act.ISSUE, Act.DECLINE) is State.DRAFT


def test_a_suspended_one_is_not_claimed() -> None:
    with pytest.raises(NotNow):
        after(State.SUSPENDED, Act.APPLY)


def test_every_state_is_open_claimed_ended_or_a_draft() -> None:
    assert {State.DRAFT} | OPEN | CLAIMED | ENDED == set(State)
    assert len(State) == 1 + len(OPEN) + len(CLAIMED) + len(ENDED)


def test_every_state_can_be_reached_and_left_but_the_archive() -> None:
    reached = {State.DRAFT}
    while more := {new for state in reached for new in FOLLOWS[state].values()} - reached:
        reached |= more

    assert reached == set(State) == set(FOLLOWS)
    assert [state for state in State if not FOLLOWS[state]] == [State.ARCHIVED]


@given(st.lists(st.sampled_from(Act), max_size=30))
def test_whatever_is_tried_a_closed_one_was_verified_just_before(acts: list[Act]) -> None:
    state, done = State.DRAFT, []
    for act in acts:
        try:
            state = after(state, act)
        except NotNow:
            continue
        done.append(act)

    assert all(done[place - 1] is Act.VERIFY for place, act in enumerate(done) if act is Act.CLOSE)


def test_a_refusal_says_all_that_is_missing() -> None:
    with pytest.raises(Incomplete) as refusal:
        require(Act.ISSUE, {Need.DUE})

    assert refusal.value.missing == (Need.BASIS, Need.OWNER, Need.CREDITOR)
    assert refusal.value.sentence.zh == "缺少：依据、责任单位、核验方"


@pytest.mark.parametrize("act", Act)
def test_with_everything_it_needs_an_act_is_not_refused(act: Act) -> None:
    require(act, NEEDS.get(act, ()))


def test_who_owes_it_never_verifies_it() -> None:
    with pytest.raises(DebtorIsCreditor):
        Parties(frozenset({"甲", "乙"}), "乙")
    with pytest.raises(DebtorIsCreditor):
        Parties(frozenset({"甲", "乙"}), "丙", frozenset({"甲"}))


def test_applicant_verifier_and_closer_of_three_hands_are_let_through() -> None:
    require_hand(Act.APPLY, APPLICANT, OWED, {})
    require_hand(Act.VERIFY, VERIFIER, OWED, {Act.APPLY: APPLICANT})
    require_hand(Act.CLOSE, CLOSER, OWED, {Act.APPLY: APPLICANT, Act.VERIFY: VERIFIER})


@pytest.mark.parametrize("act", [Act.VERIFY, Act.CLOSE, Act.RETURN, Act.SUSPEND, Act.CANCEL])
def test_whoever_owes_it_does_not_judge_it_nor_stop_its_clock(act: Act) -> None:
    with pytest.raises(NotYours):
        require_hand(act, Hand("赵六", "省农业农村厅"), OWED, {})


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.DECLINE, Act.START, Act.APPLY])
def test_nobody_else_does_what_the_debtor_owes(act: Act) -> None:
    with pytest.raises(NotYours):
        require_hand(act, CLOSER, OWED, {})


def test_an_organisation_that_was_not_asked_does_not_verify() -> None:
    with pytest.raises(NotYours):
        require_hand(Act.VERIFY, Hand("赵六", "省教育厅"), OWED, {})


@pytest.mark.parametrize(
    ("act", "hand", "before"),
    [
        (Act.VERIFY, Hand("张三", "省统计局"), {Act.APPLY: APPLICANT}),  # who has changed places
        (Act.CLOSE, Hand("张三", "省政府督查室"), {Act.APPLY: APPLICANT, Act.VERIFY: VERIFIER}),
        (Act.CLOSE, Hand("李四", "省政府督查室"), {Act.APPLY: APPLICANT, Act.VERIFY: VERIFIER}),
    ],
)
def test_one_person_does_not_act_twice_whatever_the_organisation(act: Act, hand: Hand, before: dict[Act, Hand]) -> None:
    with pytest.raises(SamePerson):
        require_hand(act, hand, OWED, before)


def test_an_extension_is_asked_for_before_it_is_due() -> None:
    due, new = date(2022, 6, 30), date(2022, 9, 30)

    require_extension(on=due, due=due, new_due=new)
    with pytest.raises(ExtensionTooLate):
        require_extension(on=date(2022, 7, 1), due=due, new_due=new)
    with pytest.raises(ExtensionTooLate):
        require_extension(on=date(2022, 6, 1), due=due, new_due=due)


def test_a_ledger_is_signed_filed_and_put_on_record() -> None:
    state = LedgerState.DRAFT
    for act in (
        LedgerAct.CIRCULATE,
        LedgerAct.SIGN,
        LedgerAct.FILE,
        LedgerAct.RETURN,
        LedgerAct.REVISE,
        LedgerAct.SIGN,
        LedgerAct.FILE,
        LedgerAct.RECORD,
    ):
        state = ledger_lifecycle.after(state, act)

    assert state is LedgerState.ON_RECORD


@pytest.mark.parametrize("state", [LedgerState.FILED, LedgerState.ON_RECORD, LedgerState.RETURNED, LedgerState.WITHDRAWN])
def test_what_has_been_filed_is_not_withdrawn(state: LedgerState) -> None:
    with pytest.raises(NotNow):
        ledger_lifecycle.after(state, LedgerAct.WITHDRAW)


def test_a_ledger_on_record_changes_by_amendments_alone() -> None:
    for act in LedgerAct:
        with pytest.raises(NotNow):
            ledger_lifecycle.after(LedgerState.ON_RECORD, act)


def test_a_ledger_with_gaps_is_not_signed_and_all_of_them_are_named() -> None:
    rows = (
        Row("T1", led=True, dated=True, confirmed=True),
        Row("T2", led=False, dated=False, confirmed=True),
        Row("T3", led=True, dated=True, confirmed=False),
    )

    with pytest.raises(NotSignable) as refusal:
        require_signable(rows, leads=frozenset({"甲", "乙"}), countersigned=frozenset({"甲"}))

    found = refusal.value
    assert (found.unsigned, found.unled, found.undated, found.unconfirmed) == (("乙",), ("T2",), ("T2",), ("T3",))
    assert found.sentence.zh == "未会签：乙；无牵头单位：T2；无完成时限：T2；推定内容未确认：T3"


def test_a_complete_ledger_is_signed() -> None:
    require_signable((Row("T1", led=True, dated=True, confirmed=True),), leads=frozenset({"甲"}), countersigned=frozenset({"甲"}))


def test_a_refusal_speaks_in_the_words_of_officials() -> None:
    with pytest.raises(NotNow) as refusal:
        after(State.IN_PROGRESS, Act.CLOSE)

    assert refusal.value.sentence.zh == "状态为推进中，不能销号；可以：中止计时、申请销号、撤销"


def test_every_state_and_act_has_its_words() -> None:
    assert set(OF_OBLIGATION) == {*State, *Act}
    assert set(OF_LEDGER) == {*LedgerState, *LedgerAct}
