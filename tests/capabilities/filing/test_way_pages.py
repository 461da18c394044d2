"""The pages of a ledger on its way up: the clerk writes the letter, the supervisor answers, each with one form; what is refused loses nothing."""

from typing import Any

import pytest

from taizhang.capabilities.filing.actions.filing import Found, answer_defect
from taizhang.capabilities.filing.models import Defect, Filing, FilingAnswer
from taizhang.ledger.actions import deeds, drafting, duties, ledgers
from taizhang.ledger.models import Assignment, Event, IssuedPaper, Ledger, Person
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from tests.ledger.in_force import confirmed_draft, first_row, signed_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

from .steps import file, return_

pytestmark = pytest.mark.django_db
MOST = 25


@pytest.fixture
def signed(who: Cast) -> Ledger:
    return signed_ledger(who)


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


def words_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_letter_is_written_by_the_record_and_sent_as_the_clerk_edited_it(signed: Ledger, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/filing/ledgers/{signed.code}/letter"
    form = clerk.get(address)
    assert "关于报送《2026年节水方案》工作台账的函" in words_of(form)

    sent = {"title": "关于报送节水台账的函", "words": "一、情况\n台账共2项。", "note": "联系人：林", "mark": "江水函", "act": "file"}
    page = words_of(clerk.post(address, sent, follow=True))

    assert "江水函〔2026〕1号" in page
    assert IssuedPaper.objects.get().content["body"][0] == {"kind": "heading", "words": "一、情况", "layer": 1}
    assert Ledger.objects.get().state == LedgerState.FILED


def test_to_look_at_it_again_files_nothing(signed: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").post(
        f"/filing/ledgers/{signed.code}/letter", {"title": "函", "words": "改过的一段话。", "note": "", "mark": "", "act": "look"}
    )

    assert words_of(answer).count("改过的一段话。") == 2  # in the form and on the sheet
    assert not Filing.objects.exists()


def test_a_mark_that_is_none_comes_back_with_all_that_was_written(signed: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").post(
        f"/filing/ledgers/{signed.code}/letter", {"title": "函", "words": "改过的一段话。", "mark": "[3]", "act": "file"}
    )

    assert answer.status_code == 422
    assert "1 to 12 Chinese characters" in words_of(answer)
    assert "改过的一段话。" in words_of(answer)


def test_the_mark_of_the_last_letter_stands_there_already(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)

    assert 'value="江水函"' in words_of(browser("water-clerk").get(f"/filing/ledgers/{signed.code}/letter"))


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_the_draft_of_the_letter_is_a_file(kind: str, begins: bytes, signed: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").get(f"/filing/ledgers/{signed.code}/letter.{kind}")

    assert answer.content.startswith(begins)
    assert browser("elsewhere-head").get(f"/filing/ledgers/{signed.code}/letter.{kind}").status_code == 404


def test_the_supervisor_finds_the_defects_that_rules_have_found_and_returns_it_with_those(
    signed: Ledger, who: Cast, browser: Browser
) -> None:
    file(signed, who)
    supervisor, address = browser("office-supervisor"), f"/filing/ledgers/{signed.code}/answer"
    second = f"{signed.code}-0002"
    assert f'value="{second}|未明确责任人；无可衡量的目标" checked' in words_of(supervisor.get(address))

    sent = {"act": "return", "defect": [f"{second}|未明确责任人；无可衡量的目标"], "row": ["", f"{signed.code}-0001", "第九行"]}
    sent |= {"what": ["未列资金来源", "口径不清", "不存在"], "reason": "要素不全", "mark-return": "补正"}
    page = words_of(supervisor.post(address, sent, follow=True))

    assert "补正〔2026〕1号" in page
    assert [(one.obligation and one.obligation.code, one.words) for one in Defect.objects.order_by("pk")] == [
        (second, "未明确责任人；无可衡量的目标"),
        (None, "未列资金来源"),
        (f"{signed.code}-0001", "口径不清"),
        (None, "第九行：不存在"),
    ]


def test_returned_without_a_reason_it_comes_back_with_what_was_found(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)

    answer = browser("office-supervisor").post(
        f"/filing/ledgers/{signed.code}/answer", {"act": "return", "row": [""], "what": ["未列资金来源"], "mark-return": "补正"}
    )

    assert answer.status_code == 422
    assert "未列资金来源" in words_of(answer)
    assert not FilingAnswer.objects.exists()


def test_put_on_record_it_has_a_receipt(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)

    page = words_of(
        browser("office-supervisor").post(f"/filing/ledgers/{signed.code}/answer", {"act": "record", "mark-record": "备案"}, follow=True)
    )

    assert "备案〔2026〕1号" in page
    assert Ledger.objects.get().state == LedgerState.ON_RECORD


def test_the_coordinator_answers_a_defect_on_the_page_of_the_filing(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("未明确责任人", first_row(signed)))
    clerk = browser("water-clerk")

    sent = {f"defect-{Defect.objects.get().pk}": "已明确"}
    page = words_of(clerk.post(f"/filing/ledgers/{signed.code}/defects", sent, follow=True))

    assert 'value="已明确"' in page
    assert Defect.objects.get().answer == "已明确"


def test_all_defects_are_answered_by_one_form_and_what_is_left_empty_is_counted(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("未明确责任人", first_row(signed)), Found("未列资金来源"), Found("口径不清"))
    first, second, third = Defect.objects.order_by("pk")
    clerk, address = browser("water-clerk"), f"/filing/ledgers/{signed.code}/defects"

    page = words_of(
        clerk.post(
            address, {f"defect-{first.pk}": "已明确", f"defect-{second.pk}": "资金来源见附件", f"defect-{third.pk}": " "}, follow=True
        )
    )

    assert "2 answers are saved." in page
    assert "1 defect is not answered yet." in page
    assert "Not answered yet: 1 of 3" in page
    assert [one.answer for one in Defect.objects.order_by("pk")] == ["已明确", "资金来源见附件", ""]
    before = Event.objects.count()
    clerk.post(address, {f"defect-{first.pk}": "已明确", f"defect-{second.pk}": ""})
    assert Event.objects.count() == before, "what is as it was, or left empty, changes nothing"


def test_a_stranger_answers_no_defect(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("未明确责任人", first_row(signed)))

    browser("works-clerk").post(f"/filing/ledgers/{signed.code}/defects", {f"defect-{Defect.objects.get().pk}": "已明确"})

    assert Defect.objects.get().answer == ""


@pytest.mark.parametrize("act", ["revise", "sign"])
def test_a_defect_can_still_be_answered_when_the_ledger_is_a_draft_again_or_signed(
    act: str, signed: Ledger, who: Cast, browser: Browser
) -> None:
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("举措表述不清", None))
    ledgers.revise(Ledger.objects.get(), by=who.by("water-clerk"))
    if act == "sign":
        ledgers.sign(Ledger.objects.get(), by=who.by("water-head"))

    page = browser("water-clerk").get(f"/filing/ledgers/{signed.code}/").content.decode()

    assert f'name="defect-{Defect.objects.get().pk}"' in page


def test_a_lead_claims_all_its_rows_and_names_who_answers_for_them_in_one_form(draft: Ledger, who: Cast, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/filing/ledgers/{draft.code}/claims"
    assert "Rows of your organisation: 2, not claimed: 2" in words_of(clerk.get(address))
    person = Person.objects.get(name="water-head")

    rows = [f"{draft.code}-0001", f"{draft.code}-0002"]
    page = words_of(clerk.post(address, {"act": "claim", "row": rows, "person": person.key, "liaison": ""}, follow=True))

    assert "2 rows are claimed." in page
    own = Assignment.objects.filter(organisation=who.water).select_related("person")
    assert {(one.claimed_on is not None, str(one.person)) for one in own} == {(True, "water-head")}


@pytest.mark.parametrize(("act", "who_acts", "said"), [("circulate", "water-clerk", "It goes round"), ("sign", "water-head", "Signed.")])
def test_what_was_done_is_said_in_its_own_words(act: str, who_acts: str, said: str, draft: Ledger, browser: Browser) -> None:
    answer = browser(who_acts).post(f"/filing/ledgers/{draft.code}/act", {"act": act, "request": "once"}, follow=True)

    assert said in words_of(answer)


def test_the_letter_of_a_ledger_that_has_gone_up_says_so(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)

    page = words_of(browser("water-clerk").get(f"/filing/ledgers/{signed.code}/letter"))

    assert "The ledger has gone up" in page
    assert "is filed once it is signed" not in page


def test_while_it_goes_round_the_page_says_who_has_agreed_and_for_whom_one_waits(draft: Ledger, who: Cast, browser: Browser) -> None:
    second = Assignment.objects.get(obligation__code=f"{draft.code}-0002", organisation=who.works)
    with deeds.deed("assign", by=clock()) as deed:
        deed.change(second, role="lead")
    ledgers.circulate(draft, by=who.by("water-clerk"))
    waiting = words_of(browser("water-clerk").get(f"/filing/ledgers/{draft.code}/")).split('id="round"')[1].split("</section>")[0]
    assert "0 of 1" in waiting
    assert "Has not countersigned yet：省住房城乡建设厅" in waiting

    ledgers.countersign(Ledger.objects.get(), agreed=True, by=who.by("works-head"))

    agreed = words_of(browser("water-clerk").get(f"/filing/ledgers/{draft.code}/")).split('id="round"')[1].split("</section>")[0]
    assert "1 of 1" in agreed
    assert "Has agreed：省住房城乡建设厅" in agreed


def test_of_two_who_claim_one_row_the_coordinator_keeps_one_as_its_lead(draft: Ledger, who: Cast, browser: Browser) -> None:
    row = first_row(draft)
    duties.assign(row, who.works, Duty.LEAD, by=who.by("water-clerk"))
    for name in ("water-clerk", "works-clerk"):
        duties.claim(row, by=who.by(name))
    clerk, address = browser("water-clerk"), f"/filing/ledgers/{draft.code}/claims"
    assert "Claimed by more than one" in words_of(clerk.get(address))

    clerk.post(address, {"act": "decide", "row": row.code, "stays": who.works.key})

    leads = Assignment.objects.filter(obligation=row, role="lead", ended_on__isnull=True)
    assert [one.organisation for one in leads] == [who.works]


@pytest.mark.parametrize("page", ["", "letter", "claims"])
def test_each_page_asks_few_questions(page: str, signed: Ledger, browser: Browser, django_assert_max_num_queries: Any) -> None:
    clerk = browser("water-clerk")

    with django_assert_max_num_queries(MOST):
        assert clerk.get(f"/filing/ledgers/{signed.code}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["", "letter", "letter.pdf", "claims", "answer"])
def test_a_stranger_finds_nothing(page: str, signed: Ledger, browser: Browser) -> None:
    assert browser("elsewhere-head").get(f"/filing/ledgers/{signed.code}/{page}").status_code == 404


@pytest.fixture
def unchanged(signed: Ledger, who: Cast) -> Ledger:
    """Returned, its defect answered in words, and signed again as it was."""
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("口径不清", first_row(signed)))
    answer_defect(Defect.objects.get(), "口径见附件", by=who.by("water-clerk"))
    ledgers.revise(Ledger.objects.get(), by=who.by("water-clerk"))
    ledgers.sign(Ledger.objects.get(), by=who.by("water-head"))
    return Ledger.objects.get()


def letter(browser: Browser, ledger: Ledger, **more: str) -> Any:
    sent = {"title": "函", "words": "现予重新报送。", "note": "", "mark": "江水函", "act": "file"} | more
    return browser("water-clerk").post(f"/filing/ledgers/{ledger.code}/letter", sent, follow=True)


def test_a_returned_ledger_that_is_as_it_was_does_not_go_up_again_before_somebody_says_why(unchanged: Ledger, browser: Browser) -> None:
    page = words_of(browser("water-clerk").get(f"/filing/ledgers/{unchanged.code}/letter"))
    assert "Not one row was changed since it was returned." in page

    refused = letter(browser, unchanged)
    assert refused.status_code == 422
    assert "change it, or say why nothing is to be changed" in words_of(refused)
    assert "现予重新报送。" in words_of(refused), "what was written is not lost"
    assert Filing.objects.count() == 1

    letter(browser, unchanged, unchanged="口径已在函中说明")
    assert Filing.objects.count() == 2
    assert (Event.objects.filter(verb="file_ledger").latest("number").payload or {})["reason"] == "口径已在函中说明"


def test_who_receives_it_again_is_told_that_it_is_the_same(unchanged: Ledger, browser: Browser) -> None:
    letter(browser, unchanged, unchanged="口径已在函中说明")

    page = words_of(browser("office-supervisor").get(f"/filing/ledgers/{unchanged.code}/answer"))

    assert "It is, word by word, the ledger that was returned." in page


def test_a_returned_ledger_that_was_changed_goes_up_again_without_being_asked(signed: Ledger, who: Cast, browser: Browser) -> None:
    file(signed, who)
    return_(Ledger.objects.get(), who, Found("举措表述不清", first_row(signed)))
    answer_defect(Defect.objects.get(), "已改", by=who.by("water-clerk"))
    ledgers.revise(Ledger.objects.get(), by=who.by("water-clerk"))
    drafting.edit_words(first_row(signed), "新增高效节水灌溉面积20万亩（全省）", by=who.by("water-clerk"))
    ledgers.sign(Ledger.objects.get(), by=who.by("water-head"))

    letter(browser, Ledger.objects.get())

    assert Filing.objects.count() == 2
    assert "word by word" not in words_of(browser("office-supervisor").get(f"/filing/ledgers/{signed.code}/answer"))
