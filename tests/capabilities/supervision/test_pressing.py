"""A matter is pressed: the system proposes with its grounds, a person issues, who stands above approves, the organisation answers."""

from typing import Any

import pytest

from taizhang.capabilities.supervision.actions import answers, pressing, proposals
from taizhang.capabilities.supervision.actions.drafting import NoReplyDay, Words
from taizhang.capabilities.supervision.jobs import nightly
from taizhang.capabilities.supervision.models import Designation, Pressing, ReplyVerdict
from taizhang.capabilities.supervision.pages.desk import cards
from taizhang.capabilities.supervision.rules.climbing import TooHigh
from taizhang.capabilities.supervision.rules.hands import (
    NotAddressee,
    NotApproved,
    NotDesignated,
    NotHisStep,
    NotIssuer,
    OwesItToo,
    SameHand,
)
from taizhang.capabilities.supervision.rules.pressing import ReplyIsMissing, SayWhy
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Event, Obligation
from taizhang.ledger.queries.papers import papers_seen
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.people import Cast, clock, day

from .conftest import DAY, SEPTEMBER

pytestmark = pytest.mark.django_db
WORDS = Words("江政办发〔2026〕3号", "请查明原因，限期整改")


def proposed(row: Obligation, at: object = None) -> Pressing:
    proposals.propose_all(by=clock(SEPTEMBER))
    return Pressing.objects.select_related("obligation__ledger", "issuer").get(obligation=row)


def designated(by: By, **said: Any) -> None:
    """A department or an office was designated to supervise 节水 (国务院令第733号 第七条)."""
    with deeds.deed("designate", by=by) as deed:
        deed.add(Designation(matters="节水", **said))


def issued(row: Obligation, who: Cast) -> Pressing:
    """A supervision order that went through all hands."""
    paper = proposed(row)
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))
    pressing.approve(paper, approval="同意", by=who.by("governor", SEPTEMBER))
    return pressing.issue(paper, by=who.by("office-supervisor", SEPTEMBER))


def test_what_is_overdue_is_proposed_for_a_supervision_order_with_its_grounds(row: Obligation, who: Cast) -> None:
    paper = proposed(row)

    assert (paper.document, paper.state, paper.ground_colour, paper.ground_rule) == ("督办单", "proposed", "red", "overdue")
    assert "已逾期63日" in paper.ground_zh
    assert paper.ground_on == day(9, 1)
    assert (paper.issuer, paper.addressee) == (who.office, who.water)
    assert paper.proposed_by is None


def test_nothing_is_proposed_that_nobody_may_issue(row: Obligation, who: Cast) -> None:
    """Given who owes it below another government; then the office of this one is not asked to press him, unless it was designated."""
    with deeds.deed("move_organisation", by=clock(SEPTEMBER)) as deed:
        deed.change(who.water, parent=who.elsewhere)

    proposals.propose_all(by=clock(SEPTEMBER))

    assert not Pressing.objects.filter(obligation=row).exists()

    designated(
        clock(SEPTEMBER),
        organisation=who.office,
        government=who.elsewhere,
        ledger=row.ledger,
        duties="督查",
        paper="江政字〔2026〕1号",
        valid_from=day(8, 1),
        valid_to=day(12, 31),
    )

    proposals.propose_all(by=clock(SEPTEMBER))

    assert Pressing.objects.get(obligation=row).issuer == who.office


def test_who_owes_a_thing_is_not_asked_to_press_about_it(row: Obligation, who: Cast) -> None:
    """Given the office itself among those who owe it (不得督办同级单位)."""
    with deeds.deed("assign", by=clock(SEPTEMBER)) as deed:
        deed.add(Assignment(obligation=row, organisation=who.office, role="responsible", position=2, named=str(who.office)))

    proposals.propose_all(by=clock(SEPTEMBER))

    assert not Pressing.objects.filter(obligation=row).exists()


def test_the_job_started_again_proposes_nothing_twice(row: Obligation) -> None:
    first = proposals.propose_all(by=clock(SEPTEMBER))

    again = proposals.propose_all(by=clock(SEPTEMBER + DAY))

    assert first.new > 0
    assert again == (0, 0)
    assert Pressing.objects.filter(obligation=row).count() == 1


def test_a_proposal_goes_with_its_grounds(row: Obligation) -> None:
    paper = proposed(row)
    with deeds.deed("set_due", by=clock(SEPTEMBER)) as deed:
        deed.change(row, due=day(12, 31))
    light_up(on=day(9, 2), by=clock(SEPTEMBER + DAY))

    done = proposals.propose_all(by=clock(SEPTEMBER + DAY))

    paper.refresh_from_db()
    assert done.gone == 1
    assert paper.state == "withdrawn"


def test_what_a_person_did_not_take_up_is_not_proposed_again_the_next_night(row: Obligation, who: Cast) -> None:
    paper = proposed(row)
    pressing.withdraw(paper, by=who.by("office-supervisor", SEPTEMBER, reason="已电话督促"))

    proposals.propose_all(by=clock(SEPTEMBER + DAY))
    assert Pressing.objects.filter(obligation=row).count() == 1

    proposals.propose_all(by=clock(SEPTEMBER + 31 * DAY))
    assert Pressing.objects.filter(obligation=row).count() == 2


def test_an_order_is_issued_under_a_number_after_its_approval(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)

    assert paper.number == "省人民政府督查室督办单〔2026〕1号"
    assert paper.reply_by == day(9, 8)
    event = Event.objects.get(verb="issue_pressing")
    assert event.subject == f"obligation:{row.pk}"
    assert event.payload["number"] == paper.number


def test_an_order_goes_out_as_a_paper_to_whom_it_is_addressed_and_to_nobody_else(row: Obligation, who: Cast) -> None:
    sent = issued(row, who).paper

    assert sent is not None
    assert (sent.number, sent.organisation, sent.issued_on) == ("督办单〔2026〕1号", who.office, day(9, 1))
    assert [one.organisation for one in sent.recipients.all()] == [who.water]
    assert "请于2026年9月8日前书面回复。" in str(sent.content)
    seen = {name: papers_seen(who.by(f"{name}-clerk", SEPTEMBER).actor).exists() for name in ("water", "works", "elsewhere")}
    assert seen == {"water": True, "works": False, "elsewhere": False}


def test_an_order_is_not_issued_without_its_approval(row: Obligation, who: Cast) -> None:
    paper = proposed(row)

    with pytest.raises(NotApproved, match="has to be approved first"):
        pressing.issue(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))


def test_who_owes_it_presses_nobody_about_it(row: Obligation, who: Cast) -> None:
    with pytest.raises(OwesItToo, match="does not press its peers"):
        pressing.propose(row, "urging", WORDS, by=who.by("water-head", SEPTEMBER))


def test_a_department_that_was_not_designated_does_not_supervise(row: Obligation, who: Cast) -> None:
    with pytest.raises(NotDesignated, match="article 7"):
        pressing.propose(row, "urging", WORDS, by=who.by("works-head", SEPTEMBER))


def test_a_department_that_was_designated_does_within_its_term(row: Obligation, who: Cast) -> None:
    designated(
        clock(),
        organisation=who.works,
        government=who.government,
        duties="督查进度",
        paper="江政函〔2026〕8号",
        valid_from=day(8, 1),
        valid_to=day(9, 30),
    )

    paper = pressing.propose(row, "urging", WORDS, by=who.by("works-head", SEPTEMBER))

    assert paper.issuer == who.works
    pressing.withdraw(paper, by=who.by("works-head", SEPTEMBER, reason="重复"))
    with pytest.raises(NotDesignated):
        pressing.propose(row, "urging", WORDS, by=who.by("works-head", SEPTEMBER + 30 * DAY))


def test_a_paper_goes_out_under_the_head_of_who_takes_it_up_and_of_nobody_else(row: Obligation, who: Cast) -> None:
    """Given a paper that the system proposed for the office; when a designated department takes it up, then it is a paper of that one."""
    paper = proposed(row)
    said = {"organisation": who.works, "government": who.government, "duties": "督查进度", "paper": "江政函〔2026〕8号"}
    designated(clock(), valid_from=day(8, 1), valid_to=day(9, 30), **said)

    pressing.submit(paper, WORDS, by=who.by("works-head", SEPTEMBER))
    pressing.approve(paper, approval="同意", by=who.by("governor", SEPTEMBER))
    with pytest.raises(NotIssuer):
        pressing.issue(paper, by=who.by("office-supervisor", SEPTEMBER))
    pressing.issue(paper, by=who.by("works-head", SEPTEMBER))

    assert (paper.issuer, paper.paper.organisation) == (who.works, who.works)
    assert paper.number.startswith("省住房城乡建设厅督办单")
    assert paper.paper.content["sender"] == "江海省住房城乡建设厅"


def test_what_is_taken_up_stands_on_the_light_of_that_day(row: Obligation, who: Cast) -> None:
    paper = proposed(row)
    light_up(on=day(9, 11), by=clock(SEPTEMBER + 10 * DAY))

    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER + 10 * DAY))

    assert (paper.ground_on, paper.proposed_on) == (day(9, 11), day(9, 11))
    assert "已逾期73日" in paper.ground_zh


def test_who_submitted_it_does_not_approve_it_and_a_clerk_above_does_not_either(row: Obligation, who: Cast) -> None:
    paper = proposed(row)
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))

    with pytest.raises(NotHisStep):
        pressing.approve(paper, approval="同意", by=who.by("office-clerk", SEPTEMBER))
    with pytest.raises(NotHisStep):
        pressing.approve(paper, approval="同意", by=who.by("water-head", SEPTEMBER))
    pressing.approve(paper, approval="同意", by=who.by("office-head", SEPTEMBER))

    assert paper.state == "approved"


def test_one_hand_does_not_both_submit_and_approve(row: Obligation, who: Cast) -> None:
    paper = proposed(row)
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))
    with deeds.deed("test", by=clock()) as deed:
        deed.change(paper, proposed_by_id=who.by("governor", SEPTEMBER).actor.person)

    with pytest.raises(SameHand):
        pressing.approve(paper, approval="同意", by=who.by("governor", SEPTEMBER))


def test_a_step_is_left_out_only_with_the_reason(row: Obligation, who: Cast) -> None:
    supervisor = who.by("office-supervisor", SEPTEMBER)
    with pytest.raises(TooHigh, match="one step at a time"):
        pressing.propose(row, "warning", WORDS, by=supervisor)

    paper = pressing.propose(row, "warning", Words("令", "改", "已两次口头督办无果"), by=supervisor)

    assert paper.skipped == "已两次口头督办无果"


def test_a_paper_without_basis_is_not_submitted(row: Obligation, who: Cast) -> None:
    with pytest.raises(SayWhy, match="Order 733"):
        pressing.submit(proposed(row), Words("", "改"), by=who.by("office-supervisor", SEPTEMBER))


def test_the_organisation_answers_it_is_returned_answered_again_accepted_and_closed(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)
    supervisor = who.by("office-supervisor", SEPTEMBER + DAY, reason="未写明完成时限")

    answers.reply(paper, "正在推进", signer="何川 副厅长", by=who.by("water-clerk", SEPTEMBER))
    answers.return_reply(paper, reply_by=day(9, 10), by=supervisor)
    assert (paper.state, paper.reply_by) == ("returned", day(9, 10))
    answers.reply(paper, "九月底完工", signer="何川 副厅长", expected_on=day(9, 30), by=who.by("water-clerk", SEPTEMBER + DAY))
    answers.accept_reply(paper, by=who.by("office-supervisor", SEPTEMBER + DAY))
    answers.close(paper, finding="现场核查已完工", by=who.by("office-supervisor", SEPTEMBER + 30 * DAY))

    assert (paper.state, paper.outcome) == ("closed", "现场核查已完工")
    assert list(ReplyVerdict.objects.order_by("pk").values_list("accepted", flat=True)) == [False, True]
    told = Event.objects.filter(subject=f"obligation:{row.pk}", payload__pressing=paper.key).order_by("number")
    assert list(told.values_list("verb", flat=True)) == [
        "issue_pressing",
        "reply_to_pressing",
        "return_reply",
        "reply_to_pressing",
        "accept_reply",
        "close_pressing",
    ]


def test_others_do_not_answer_and_who_answers_does_not_judge(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)
    with pytest.raises(NotAddressee):
        answers.reply(paper, "已完工", signer="某某", by=who.by("works-clerk", SEPTEMBER))
    answers.reply(paper, "已完工", signer="何川", by=who.by("water-clerk", SEPTEMBER))

    with pytest.raises(OwesItToo):
        answers.accept_reply(paper, by=who.by("water-head", SEPTEMBER))


def test_what_demanded_a_reply_is_not_closed_without_one(row: Obligation, who: Cast) -> None:
    with pytest.raises(ReplyIsMissing):
        answers.close(issued(row, who), finding="完成", by=who.by("office-supervisor", SEPTEMBER))


def test_a_reply_that_is_missing_is_proposed_for_the_next_step_which_raises_the_matter(row: Obligation, who: Cast) -> None:
    order = issued(row, who)

    proposals.propose_all(by=clock(SEPTEMBER + 5 * DAY))
    assert Pressing.objects.filter(obligation=row).count() == 1, "the reply is not due yet"
    proposals.propose_all(by=clock(SEPTEMBER + 10 * DAY))

    warning = Pressing.objects.select_related("obligation__ledger", "issuer").get(obligation=row, state="proposed")
    assert warning.document == "警示函"
    pressing.submit(warning, WORDS, by=who.by("office-supervisor", SEPTEMBER + 10 * DAY))
    pressing.approve(warning, approval="同意", by=who.by("governor", SEPTEMBER + 10 * DAY))
    pressing.issue(warning, by=who.by("office-supervisor", SEPTEMBER + 10 * DAY))
    order.refresh_from_db()
    assert order.state == "raised"
    assert warning.number.endswith("警示函〔2026〕1号")


def test_a_warning_is_approved_by_leaders_and_not_by_a_head(row: Obligation, who: Cast) -> None:
    paper = pressing.propose(row, "warning", Words("令", "改", "情况紧急"), by=who.by("office-supervisor", SEPTEMBER))
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))

    with pytest.raises(NotHisStep, match="deputy, chief"):
        pressing.approve(paper, approval="同意", by=who.by("office-head", SEPTEMBER))


def test_who_decides_about_another_revision_is_told(row: Obligation, who: Cast) -> None:
    paper = proposed(row)
    pressing.submit(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))

    with pytest.raises(Overtaken):
        pressing.approve(paper, approval="同意", seen=1, by=who.by("governor", SEPTEMBER))


def test_what_was_issued_is_not_issued_again(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)
    assert paper.state == "issued"

    with pytest.raises((NotNow, NotApproved)):
        pressing.issue(paper, WORDS, by=who.by("office-supervisor", SEPTEMBER))


def ended(row: Obligation, state: str = "closed") -> None:
    """Meanwhile it was closed, through its own hands."""
    with deeds.deed("close", by=clock(SEPTEMBER + DAY)) as deed:
        deed.change(Obligation.objects.get(pk=row.pk), state=state, state_since=day(9, 2))


def on_desks(who: Cast) -> list[str]:
    people = ("water-clerk", "office-supervisor", "governor")
    return [card.about for name in people for card in cards(who.by(name, SEPTEMBER).actor, day(9, 2)) if card.about.startswith("pressing:")]


def test_a_paper_about_what_was_closed_meanwhile_ends_by_itself_and_says_why(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)
    assert on_desks(who) == [f"pressing:{paper.pk}"]
    ended(row)

    assert nightly.lapse(SEPTEMBER + DAY) == "1 lapsed"

    paper.refresh_from_db()
    assert (paper.state, paper.ended_on) == ("closed", day(9, 2))
    assert paper.outcome == "该事项已于2026年9月2日销号，本件随事项办结，不再要求回复"
    assert on_desks(who) == []
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert (event.verb, event.subject) == ("lapse_pressing", f"obligation:{row.pk}")
    assert nightly.lapse(SEPTEMBER + DAY) == "0 lapsed"  # nothing is done twice


def test_a_reply_is_not_returned_for_a_day_that_is_past(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)
    answers.reply(paper, "正在推进", signer="何川 副厅长", by=who.by("water-clerk", SEPTEMBER))

    with pytest.raises(NoReplyDay, match="not before today"):
        answers.return_reply(paper, reply_by=day(8, 31), by=who.by("office-supervisor", SEPTEMBER, reason="未写明完成时限"))

    assert paper.state == "replied"


@pytest.mark.parametrize("answered", [True, False])
def test_a_paper_that_was_answered_or_came_back_ends_with_it_too(row: Obligation, who: Cast, *, answered: bool) -> None:
    paper = issued(row, who)
    answers.reply(paper, "已整改", signer="王厅长", by=who.by("water-clerk", SEPTEMBER))
    if not answered:
        answers.return_reply(paper, by=who.by("office-supervisor", SEPTEMBER, reason="未附佐证"))
    ended(row)

    nightly.lapse(SEPTEMBER + DAY)

    paper.refresh_from_db()
    assert paper.state == "closed"
    assert on_desks(who) == []


def test_what_waits_for_its_approval_is_not_issued_about_what_was_cancelled(row: Obligation, who: Cast) -> None:
    paper = pressing.submit(proposed(row), WORDS, by=who.by("office-supervisor", SEPTEMBER))
    ended(row, "cancelled")

    nightly.lapse(SEPTEMBER + DAY)

    paper.refresh_from_db()
    assert (paper.state, paper.outcome) == ("withdrawn", "该事项已于2026年9月2日撤销，不再发出")


def test_a_paper_about_what_is_still_owed_stands(row: Obligation, who: Cast) -> None:
    paper = issued(row, who)

    nightly.lapse(SEPTEMBER + DAY)

    paper.refresh_from_db()
    assert paper.state == "issued"
