"""The pages of adjustment: a change is drafted, seen with its effect, proposed, decided, compared, filed."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.adjustment.jobs.filings import open_filings
from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.ledger.actions import amendments
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.models import Amendment, Ledger, Obligation
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.in_force import first_row
from tests.ledger.live import target_of
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import MARCH, Cast, clock, day

pytestmark = pytest.mark.django_db
FORM = {"due": "2027-09-30", "basis": "江政办函〔2026〕8号", "reason": "用地批复推迟", "effective_on": "2026-03-02"}


@pytest.fixture
def row(signed: Ledger) -> Obligation:
    """Due long after the day on which the pages are really asked."""
    found = Obligation.objects.get(code=f"{signed.code}-0002")
    amendment = amendments.propose(
        signed,
        Proposal(AmendmentKind.DEADLINE, {"due": day(6, 30).replace(year=2027)}, "函", MARCH.date(), found),
        by=replace(clock(), reason="跨年"),
    )
    amendments.approve(amendment, decision="同意", by=clock())
    amendments.apply(amendment, by=clock())
    found.refresh_from_db()
    return found


def proposed(signed: Ledger, who: Cast) -> Amendment:
    proposal = Proposal(AmendmentKind.EXTEND, {"due": day(9, 30)}, "江政办函〔2026〕8号", MARCH.date(), first_row(signed))
    return amendments.propose(signed, proposal, by=who.by("water-clerk", reason="用地批复推迟"))


def test_the_effect_is_shown_before_anything_is_proposed(row: Obligation, browser: Browser) -> None:
    clerk, before = browser("water-clerk"), Amendment.objects.count()

    answer = clerk.post(f"/adjustment/propose/{row.code}/?kind=extend", FORM | {"act": "propose", "seen": str(row.revision)})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert Amendment.objects.count() == before  # nobody has seen what it does yet
    for words in ("rows due in quarter 3 of 2027", "30 Jun 2027", "30 Sep 2027", "Propose it", "用地批复推迟"):
        assert words in page


def seen(page: str) -> dict[str, str]:
    """What a form carries with it, hidden."""
    return dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', page))


def test_seen_and_sent_again_it_is_proposed_and_its_page_shows_both_sides(row: Obligation, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/adjustment/propose/{row.code}/?kind=extend"
    shown = clerk.post(address, FORM | {"act": "show"}).content.decode()

    answer = clerk.post(address, FORM | seen(shown) | {"act": "propose"}, follow=True)

    made = Amendment.objects.get(kind="extend")
    page = answer.content.decode()
    assert (made.state, made.changes) == ("proposed", {"due": ["2027-06-30", "2027-09-30"]})
    assert made.key in answer.redirect_chain[-1][0]
    assert "<del>30 Jun 2027</del>" in page
    assert "<ins>30 Sep 2027</ins>" in page


def test_what_was_changed_after_it_was_seen_is_shown_again(row: Obligation, browser: Browser) -> None:
    clerk, address, before = browser("water-clerk"), f"/adjustment/propose/{row.code}/?kind=extend", Amendment.objects.count()
    shown = clerk.post(address, FORM | {"act": "show"}).content.decode()

    clerk.post(address, FORM | seen(shown) | {"act": "propose", "due": "2028-01-31"})

    assert Amendment.objects.count() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due": ""}, "New due date: please fill this in."),
        ({"due": "soon"}, "New due date cannot be read."),
        ({"basis": " "}, "Basis: please fill this in."),
        ({"due": "2027-06-30"}, "Nothing would change"),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(changed: dict[str, str], said: str, row: Obligation, browser: Browser) -> None:
    answer = browser("water-clerk").post(f"/adjustment/propose/{row.code}/?kind=extend", FORM | changed | {"act": "show"})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "用地批复推迟" in answer.content.decode()


def test_what_the_record_refuses_is_said_in_words(row: Obligation, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/adjustment/propose/{row.code}/?kind=extend"
    earlier = FORM | {"due": "2027-01-31"}
    shown = clerk.post(address, earlier | {"act": "show"}).content.decode()

    answer = clerk.post(address, earlier | seen(shown) | {"act": "propose"})

    assert answer.status_code == 422
    assert "no later" in answer.content.decode()


def test_owners_are_named_and_who_is_unknown_is_told(row: Obligation, who: Cast, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/adjustment/propose/{row.code}/?kind=owner"
    form = {key: value for key, value in FORM.items() if key != "due"} | {"act": "show"}
    assert 'value="省水利厅"' in clerk.get(address).content.decode()

    wrong = clerk.post(address, form | {"lead": "省水利厅、无此单位"})
    right = clerk.post(address, form | {"lead": ["", "省住房城乡建设厅"], "support": "省水利厅"})

    assert wrong.status_code == 422
    assert "无此单位" in wrong.content.decode()
    assert right.status_code == 200
    assert "rows that 省水利厅 leads" in right.content.decode()


def test_a_target_is_changed_from_its_own_form(signed: Ledger, browser: Browser) -> None:
    row = first_row(signed)
    address = f"/adjustment/propose/{row.code}/?target={target_of(row).pk}"
    clerk = browser("water-clerk")
    form = {key: value for key, value in FORM.items() if key != "due"} | {"value": "15", "deadline": "2026-12-31"}
    shown = clerk.post(address, form | {"act": "show"}).content.decode()

    clerk.post(address, form | seen(shown) | {"act": "propose"})

    assert Amendment.objects.get().changes == {"value": ["20", "15"]}


def test_wherever_a_number_of_a_target_changes_it_has_its_unit(signed: Ledger, who: Cast, browser: Browser) -> None:
    row = first_row(signed)
    proposal = Proposal(AmendmentKind.TARGET, {"value": Decimal(15)}, "江政办函〔2026〕8号", MARCH.date(), row, target_of(row))
    made = amendments.propose(signed, proposal, by=who.by("water-clerk", reason="用地批复推迟"))
    supervisor = browser("office-supervisor")
    addresses = (f"/adjustment/{made.key}/", "/adjustment/?state=proposed", f"/obligations/{row.code}/", "/desk/")
    addresses += (f"/desk/act/decide_amendment/amendment:{made.pk}",)

    pages = {address: " ".join(re.sub(r"<[^>]+>", " ", supervisor.get(address).content.decode()).split()) for address in addresses}

    assert [address for address, page in pages.items() if not re.search("20万亩 ?→? ?15万亩", page)] == []


def test_a_row_is_added_from_the_ledger(signed: Ledger, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/adjustment/add/{signed.code}/"
    form = FORM | {"words": "建设智慧灌区2处", "lead": "省住房城乡建设厅", "deliverable": "built"}
    shown = clerk.post(address, form | {"act": "show"}).content.decode()
    assert "rows of the ledger" in shown

    clerk.post(address, form | seen(shown) | {"act": "propose"})

    made = Amendment.objects.get()
    assert (made.kind, made.obligation, made.changes["words"]) == ("add", None, [None, "建设智慧灌区2处"])


def test_who_decides_reads_both_sides_and_decides_on_that_page(signed: Ledger, who: Cast, browser: Browser) -> None:
    made = proposed(signed, who)
    supervisor = browser("office-supervisor")
    page = supervisor.get(f"/adjustment/{made.key}/").content.decode()
    assert "rows due in quarter 2 of 2026" in page
    assert "Agree" in page
    assert "/approve" not in browser("water-clerk").get(f"/adjustment/{made.key}/").content.decode()

    empty = supervisor.post(f"/adjustment/{made.key}/refuse", {"refusal": " "})
    assert empty.status_code == 422
    supervisor.post(f"/adjustment/{made.key}/refuse", {"refusal": "理由不充分"})

    made.refresh_from_db()
    assert (made.state, made.decision) == ("refused", "理由不充分")
    assert "理由不充分" in browser("water-clerk").get(f"/adjustment/{made.key}/").content.decode()


def test_from_the_decision_to_the_record_on_the_page(signed: Ledger, who: Cast, browser: Browser) -> None:
    made = proposed(signed, who)
    browser("office-supervisor").post(f"/adjustment/{made.key}/approve", {"decision": "同意"})
    browser("water-clerk").post(f"/adjustment/{made.key}/apply")
    open_filings(MARCH)  # a listener does it after a commit, and tests commit nothing

    clerk, supervisor = browser("water-clerk"), browser("office-supervisor")

    draft = seen(clerk.get(f"/adjustment/letter/{made.key}/").content.decode())
    letter = {"title": "关于报送台账变更备案的函", "words": "现报请备案。", "mark": "江水函", "act": "file"}
    filed = clerk.post(f"/adjustment/letter/{made.key}/", draft | letter, follow=True).content.decode()
    assert "江水函〔2026〕1号" in filed
    empty = supervisor.post(f"/adjustment/{made.key}/return", {"reason": " ", "mark-return": "补正"})
    assert empty.status_code == 422
    supervisor.post(f"/adjustment/{made.key}/return", {"reason": "缺批准文件", "mark-return": "补正"})
    again = clerk.get(f"/adjustment/letter/{made.key}/").content.decode()
    assert "补正〔2026〕1号退回补正的问题已办理" in again
    clerk.post(f"/adjustment/letter/{made.key}/", seen(again) | letter)
    answer = supervisor.post(f"/adjustment/{made.key}/record", {"mark-record": "备变"}, follow=True)

    filing = ChangeFiling.objects.get()
    assert (filing.number, filing.record_number) == ("江水函〔2026〕2号", "备变〔2026〕1号")
    page = answer.content.decode()
    for words in ("On record", "江水函〔2026〕1号", "补正〔2026〕1号", "缺批准文件", "江水函〔2026〕2号", "备变〔2026〕1号"):
        assert words in page
    assert Obligation.objects.get(pk=made.obligation_id).due == day(9, 30)


def test_the_letter_holds_original_and_revised_and_what_it_does_to_the_totals(signed: Ledger, who: Cast, browser: Browser) -> None:
    row, clerk = first_row(signed), browser("water-clerk")
    address = f"/adjustment/propose/{row.code}/?target={target_of(row).pk}"
    form = {key: value for key, value in FORM.items() if key != "due"} | {"value": "15", "deadline": "2026-12-31"}
    clerk.post(address, form | seen(clerk.post(address, form | {"act": "show"}).content.decode()) | {"act": "propose"})
    made = Amendment.objects.get()
    amendments.approve(made, decision="同意", by=who.by("office-supervisor"))
    amendments.apply(made, by=clock())
    open_filings(MARCH)

    page = clerk.get(f"/adjustment/letter/{made.key}/").content.decode()

    for words in ("数值", ">20万亩<", ">15万亩<", "江政办函〔2026〕8号", "用地批复推迟", "督查室"):
        assert words in page


def test_who_proposed_it_withdraws_it_before_it_is_decided_and_nobody_else(signed: Ledger, who: Cast, browser: Browser) -> None:
    made = proposed(signed, who)
    clerk, supervisor = browser("water-clerk"), browser("office-supervisor")
    assert "/withdraw" in clerk.get(f"/adjustment/{made.key}/").content.decode()
    assert "/withdraw" not in supervisor.get(f"/adjustment/{made.key}/").content.decode()
    assert supervisor.post(f"/adjustment/{made.key}/withdraw", {"withdrawal": "不办了"}).status_code == 422
    assert clerk.post(f"/adjustment/{made.key}/withdraw", {"withdrawal": " "}).status_code == 422

    answer = clerk.post(f"/adjustment/{made.key}/withdraw", {"withdrawal": "批复已下达，不需延期"}, follow=True)

    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert "批复已下达，不需延期" in answer.content.decode()
    assert "Agree" not in supervisor.get(f"/adjustment/{made.key}/").content.decode()
    assert supervisor.post(f"/adjustment/{made.key}/approve", {"decision": "同意"}).status_code == 422


def test_what_is_approved_is_withdrawn_no_more(signed: Ledger, who: Cast) -> None:
    made = proposed(signed, who)
    amendments.approve(made, decision="同意", by=who.by("office-supervisor"))

    with pytest.raises(NotNow):
        amendments.withdraw(made, by=who.by("water-clerk", reason="不需延期"))


def test_the_card_on_the_desk_says_what_changes_and_what_that_does(signed: Ledger, who: Cast, browser: Browser) -> None:
    row, clerk = first_row(signed), browser("water-clerk")
    address = f"/adjustment/propose/{row.code}/?kind=drop"
    form = {key: value for key, value in FORM.items() if key != "due"}
    clerk.post(address, form | seen(clerk.post(address, form | {"act": "show"}).content.decode()) | {"act": "propose"})

    page = browser("office-supervisor").get("/desk/").content.decode()

    assert "rows of the ledger: 2 → 1; 1 fewer" in page


def test_two_editions_are_compared_clause_by_clause(signed: Ledger, who: Cast, row: Obligation, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/adjustment/editions/{signed.code}/?from=1&to=2").content.decode()

    assert row.title in page
    assert "<del>31 Dec 2026</del>" in page
    assert "<ins>30 Jun 2027</ins>" in page
    assert first_row(signed).title not in page  # what is the same is not shown


def test_the_list_tells_what_changes_and_whose_hand_it_waits_for(signed: Ledger, who: Cast, browser: Browser) -> None:
    made = proposed(signed, who)

    page = browser("office-supervisor").get("/adjustment/?state=proposed").content.decode()

    for words in (first_row(signed).title, "Extension", "30 Sep 2026", "waits for: decision", made.key):
        assert words in page
    assert made.key not in browser("office-supervisor").get("/adjustment/?state=refused").content.decode()


def test_the_list_and_the_page_ask_as_often_for_many_as_for_few(signed: Ledger, who: Cast, browser: Browser) -> None:
    made, clerk = proposed(signed, who), browser("water-clerk")
    counts = []
    for _ in range(2):
        for address in ("/adjustment/", f"/adjustment/{made.key}/"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                clerk.get(address)
            counts.append(len(queries))
        for _more in range(30):
            proposed(signed, who)

    assert counts[:2] == counts[2:]
    assert max(counts) <= 25


def test_links_stand_beside_the_ledger_and_its_rows(signed: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert f"/adjustment/propose/{first_row(signed).code}/" in clerk.get(f"/obligations/{first_row(signed).code}/").content.decode()
    ledger = clerk.get(f"/ledgers/{signed.code}/").content.decode()
    assert f"/adjustment/add/{signed.code}/" in ledger
    assert f"/adjustment/editions/{signed.code}/" in ledger
