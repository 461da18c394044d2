"""A ledger goes up with a numbered letter, comes back with defects bound to rows or with a receipt, and goes up again; all of it stays."""

from dataclasses import replace

import pytest

from taizhang.capabilities.filing.actions import filing
from taizhang.capabilities.filing.actions.filing import Found
from taizhang.capabilities.filing.actions.opinions import answer_opinion
from taizhang.capabilities.filing.models import Defect, Filing, FilingAnswer
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.rules.adoption import Outcome, ReasonWanted
from taizhang.capabilities.filing.rules.readiness import NoDefect, Unanswered, Undecided
from taizhang.kit.paper import of_json
from taizhang.ledger.actions import chains, deeds, ledgers
from taizhang.ledger.models import Countersignature, Edition, Event, IssuedPaper, Ledger, SigningRound
from taizhang.ledger.queries import log
from taizhang.ledger.rules.chains import ChainAct, ChangedMeanwhile
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.in_force import confirmed_draft, first_row, signed_ledger
from tests.ledger.people import DAY, MARCH, Cast

from .steps import file, letter_of, return_

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(who: Cast) -> Ledger:
    return signed_ledger(who)


def opinion_on(ledger: Ledger, who: Cast) -> Countersignature:
    with deeds.deed("countersign", by=who.by("works-head")) as deed:
        return deed.add(
            Countersignature(
                ledger=ledger, edition=ledger.edition, organisation=who.works, agreed=True, opinion="建议明确资金来源", on=MARCH.date()
            )
        )


def test_it_goes_up_with_a_number_and_its_rows_in_the_annex(signed: Ledger, who: Cast) -> None:
    done = file(signed, who)

    paper = of_json(IssuedPaper.objects.get().content)
    assert done.paper.number == paper.number == "江水函〔2026〕1号"
    assert "共2项" in "".join(getattr(block, "words", "") for block in paper.body)
    assert [row[1] for row in paper.annexes[0].body[0].rows] == ["新增高效节水灌溉面积20万亩", "出台节水管理办法"]  # type: ignore[union-attr]
    assert Ledger.objects.get().state == LedgerState.FILED
    event = Event.objects.latest("number")
    assert (event.verb, (event.payload or {})["paper"]) == ("file_ledger", "江水函〔2026〕1号")
    assert log.verified().broken is None


def test_a_draft_does_not_go_up_and_no_number_is_spent(who: Cast) -> None:
    draft = confirmed_draft(who)

    with pytest.raises(NotNow):
        file(draft, who)

    assert not IssuedPaper.objects.exists()


def test_only_its_coordinator_files_it_and_only_its_recipient_answers(signed: Ledger, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        filing.file_with_letter(signed, letter_of(signed), mark="江建函", by=who.by("works-clerk"))
    file(signed, who)
    with pytest.raises(NotPermitted):
        filing.put_on_record(Ledger.objects.get(), mark="备案", by=who.by("water-head"))


def test_on_record_its_coordinator_has_a_receipt_that_names_the_letter(signed: Ledger, who: Cast) -> None:
    file(signed, who)

    done = filing.put_on_record(Ledger.objects.get(), mark="备案", by=who.by("office-supervisor"))

    receipt = of_json(done.paper.content)
    assert receipt.number == "备案〔2026〕1号"
    assert "江水函〔2026〕1号" in "".join(getattr(block, "words", "") for block in receipt.body)
    assert [one.organisation for one in done.paper.recipients.all()] == [who.water]
    assert Ledger.objects.get().state == LedgerState.ON_RECORD


def test_it_comes_back_with_each_defect_bound_to_its_row(signed: Ledger, who: Cast) -> None:
    file(signed, who)
    row = first_row(signed)

    done = return_(Ledger.objects.get(), who, Found("未明确责任人", row), Found("未列资金来源"))

    assert [(defect.words, defect.obligation) for defect in Defect.objects.order_by("pk")] == [
        ("未明确责任人", row),
        ("未列资金来源", None),
    ]
    table = of_json(done.paper.content).annexes[0].body[0]
    assert table.rows == (("1", row.code, "未明确责任人"), ("2", "台账整体", "未列资金来源"))  # type: ignore[union-attr]
    assert Ledger.objects.get().state == LedgerState.RETURNED


def test_nothing_is_returned_without_a_reason_or_without_a_defect(signed: Ledger, who: Cast) -> None:
    file(signed, who)
    ledger = Ledger.objects.get()

    with pytest.raises(Incomplete):
        filing.return_with_defects(ledger, [Found("未明确责任人")], mark="补正", by=who.by("office-supervisor"))
    with pytest.raises(NoDefect):
        return_(ledger, who)

    assert not FilingAnswer.objects.exists()
    assert Ledger.objects.get().state == LedgerState.FILED


def test_it_goes_up_again_once_every_defect_is_answered_and_both_filings_stay(signed: Ledger, who: Cast) -> None:
    first = file(signed, who)
    return_(Ledger.objects.get(), who, Found("未明确责任人", first_row(signed)), at=MARCH + DAY)
    ledgers.revise(Ledger.objects.get(), by=who.by("water-clerk", MARCH + 2 * DAY))
    ledgers.sign(Ledger.objects.get(), by=who.by("water-head", MARCH + 2 * DAY))
    ledger = Ledger.objects.get()

    with pytest.raises(Unanswered):
        file(ledger, who, MARCH + 3 * DAY)
    filing.answer_defect(Defect.objects.get(), "已明确由水资源处负责", by=who.by("water-clerk", MARCH + 3 * DAY))
    second = file(ledger, who, MARCH + 3 * DAY)

    paper = of_json(second.paper.content)
    assert paper.title.startswith("关于重新报送")
    assert paper.annexes[-1].title == "补正情况表"
    assert [one.number for one in Edition.objects.order_by("number")] == [1, 2]
    assert [one.filing for one in questions.sent_of(ledger)] == [second, first]
    assert questions.sent_of(ledger)[1].answer.accepted is False


def test_an_opinion_is_answered_before_the_ledger_goes_up_and_its_answer_goes_along(signed: Ledger, who: Cast) -> None:
    opinion = opinion_on(signed, who)

    with pytest.raises(Undecided):
        file(signed, who)
    with pytest.raises(ReasonWanted):
        answer_opinion(opinion, Outcome.DECLINED, " ", by=who.by("water-clerk"))
    answer_opinion(opinion, Outcome.PARTLY, "资金来源在实施方案中明确", by=who.by("water-clerk"))
    done = file(signed, who)

    table = of_json(done.paper.content).annexes[1].body[0]
    assert table.rows == (("1", "省住房城乡建设厅", "建议明确资金来源", "部分采纳", "资金来源在实施方案中明确"),)  # type: ignore[union-attr]


def test_what_was_filed_twice_by_one_click_is_filed_once(signed: Ledger, who: Cast) -> None:
    from taizhang.ledger.actions.errors import AlreadyDone

    file(signed, who, request="form-1")

    with pytest.raises(AlreadyDone):
        file(Ledger.objects.get(), who, request="form-1")

    assert Filing.objects.count() == IssuedPaper.objects.count() == 1


def test_a_letter_that_goes_along_a_chain_gets_its_number_with_the_last_signature_and_nobody_changes_it_on_the_way(
    who: Cast, signed: Ledger
) -> None:
    proposed = chains.propose_chain(who.water, ChainAct.FILE_LEDGER, (Role.CLERK, Role.HEAD), by=who.by("water-head", reason="规定"))
    chains.approve_chain(proposed, by=who.by("water-deputy"))

    letter = letter_of(signed)
    assert filing.file_with_letter(signed, letter, mark="江水函", words={"title": "函"}, by=who.by("water-clerk")) is None
    assert signed.state == "signed"
    assert SigningRound.objects.get().content == {"title": "函"}
    with pytest.raises(ChangedMeanwhile):
        filing.file_with_letter(signed, replace(letter, title="另一件函"), mark="江水函", by=who.by("water-head"))
    done = filing.file_with_letter(signed, letter, mark="江水函", by=who.by("water-head"))

    assert done is not None
    assert (signed.state, done.paper.serial) == ("filed", 1)
