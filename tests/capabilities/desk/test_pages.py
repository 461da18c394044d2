"""The desk as a page: what stands on it, what is done from it, and who is refused."""

import re
from typing import Any

import pytest

from taizhang.capabilities.desk.models import SavedView
from taizhang.ledger.actions import amendments, closing, deeds
from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.rules.amending import AmendmentKind
from tests.ledger.in_force import applied, begun, confirmed_draft, first_row, signed_ledger
from tests.ledger.live import live_ledger
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day

MOST = 25


def words_of(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def state_of(row: Obligation) -> str:
    return str(Obligation.objects.values_list("state", flat=True).get(pk=row.pk))


def send(browser: Any, verb: str, row: Obligation, **words: Any) -> Any:
    return browser.post(f"/desk/act/{verb}/obligation:{row.pk}", words, follow=True)


def test_it_is_the_first_page_after_signing_in(who: Cast, browser: Browser) -> None:
    assert browser("water-clerk").get("/").headers["Location"] == "/desk/"


def test_a_leader_for_whom_nothing_waits_lands_on_what_is_late(ledger: Ledger, browser: Browser) -> None:
    assert browser("water-deputy").get("/").headers["Location"] == "/late/"


def test_an_empty_desk_says_so_kindly(who: Cast, browser: Browser) -> None:
    assert "Everything is done" in words_of(browser("water-clerk").get("/desk/"))


def test_what_is_late_stands_first_with_its_day_its_light_and_one_button(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/desk/")

    said = words_of(page)
    assert said.index("Overdue") < said.index("新增高效节水灌溉面积20万亩")
    assert "overdue by" in said
    card = page.content.decode().partition('<li class="card is-late">')[2].partition("</li>")[0]
    assert re.findall(r'href="(/desk/act/apply_for_closing/obligation:\d+)', card)


def test_the_desk_says_when_its_lights_were_evaluated(ledger: Ledger, browser: Browser) -> None:
    """Those of the ledger were at nine o'clock of 2 March; a page of an item has that of the moment."""
    assert "Lights as evaluated on 2 Mar 2026, 09:00" in words_of(browser("water-clerk").get("/desk/"))


def test_a_row_is_taken_on_from_its_card_and_twice_is_once(who: Cast, browser: Browser) -> None:
    row = first_row(signed_ledger(who))
    clerk = browser("water-clerk")
    sent = {"verb": "accept", "about": f"obligation:{row.pk}", "request": "one-click"}

    answers = [clerk.post("/desk/do", sent, follow=True) for _ in range(2)]

    assert state_of(row) == "accepted"
    assert all("Take it on: done." in words_of(answer) for answer in answers)


def test_many_rows_are_taken_on_at_once(who: Cast, browser: Browser) -> None:
    ledger = signed_ledger(who)
    rows = list(Obligation.objects.filter(ledger=ledger, state="issued"))

    page = browser("water-clerk").post("/desk/do", {"verb": "accept", "about": [f"obligation:{row.pk}" for row in rows]}, follow=True)

    assert {state_of(row) for row in rows} == {"accepted"}
    assert f"{len(rows)} done" in words_of(page)


@pytest.mark.parametrize("username", ["elsewhere-clerk", "works-clerk"])
def test_what_is_not_his_nobody_takes_on(username: str, who: Cast, browser: Browser) -> None:
    row = first_row(signed_ledger(who))

    browser(username).post("/desk/do", {"verb": "accept", "about": f"obligation:{row.pk}"})

    assert state_of(row) == "issued"


@pytest.mark.parametrize("about", ["obligation:0", "obligation:x", "ledger:1", "event:1", "obligation:99999999999999999999", ":"])
def test_a_thing_that_is_not_there_is_not_found(about: str, who: Cast, browser: Browser) -> None:
    assert browser("water-clerk").get(f"/desk/act/verify/{about}").status_code == 404


@pytest.mark.parametrize("verb", ["archive", "cancel", "", "a"])
def test_a_verb_that_is_not_done_here_is_not_found(verb: str, who: Cast, browser: Browser) -> None:
    row = first_row(signed_ledger(who))
    clerk = browser("water-clerk")

    assert clerk.post("/desk/do", {"verb": verb, "about": f"obligation:{row.pk}"}).status_code == 404
    assert clerk.get(f"/desk/act/{verb or 'x'}/obligation:{row.pk}").status_code == 404


def test_a_row_that_is_somebody_elses_goes_back_with_the_reason(who: Cast, browser: Browser) -> None:
    row = first_row(signed_ledger(who))
    head = browser("water-head")

    refused = send(head, "accept", row, way="decline", reason=" ")
    assert refused.status_code == 422
    assert state_of(row) == "issued"

    send(head, "accept", row, way="decline", reason="职责不符")
    assert state_of(row) == "draft"


def test_it_is_applied_for_with_its_evidence_in_one_form(who: Cast, browser: Browser) -> None:
    row = begun(who)
    clerk = browser("water-clerk")

    without = send(clerk, "apply_for_closing", row, way="apply", note="已建成")
    assert without.status_code == 422
    assert "已建成" in without.content.decode(), "what was written is still there"
    assert state_of(row) == "in-progress"

    send(clerk, "apply_for_closing", row, way="apply", note="已建成", title="验收意见", outside="江水验〔2026〕1号")
    assert state_of(row) == "applied"


def test_the_verifier_writes_what_he_found_or_why_it_goes_back(who: Cast, browser: Browser) -> None:
    row = applied(who)
    office = browser("office-clerk")

    assert send(office, "verify", row, way="verify", finding="").status_code == 422
    send(office, "verify", row, way="verify", finding="现场核查属实")
    assert state_of(row) == "verified"

    send(browser("office-supervisor"), "close", row, way="return", reason="数量不足")
    assert state_of(row) == "returned"


def test_who_owes_it_does_not_verify_it_and_is_told_so(who: Cast, browser: Browser) -> None:
    row = applied(who)

    page = send(browser("water-clerk"), "verify", row, way="verify", finding="属实")

    assert page.status_code == 422
    assert state_of(row) == "applied"


def test_what_somebody_else_did_meanwhile_is_said_and_nothing_is_lost(who: Cast, browser: Browser) -> None:
    row = applied(who)
    row.refresh_from_db()
    closing.verify(row, finding="属实", by=who.by("office-head"))

    page = send(browser("office-clerk"), "verify", row, way="verify", finding="也属实")

    assert page.status_code == 422
    assert "也属实" in page.content.decode()


def test_what_stands_in_no_ledger_is_taken_on_by_who_owes_it_and_seen_by_nobody_else(who: Cast, browser: Browser) -> None:
    with deeds.deed("open", by=clock()) as deed:
        row = deed.add(
            Obligation(code="TD-1", kind="blocker", title="协调用地", creditor=who.office, state="issued", state_since=day(3, 1))
        )
        deed.add(Assignment(obligation=row, organisation=who.water, role="responsible"))

    assert "协调用地" in words_of(browser("water-clerk").get("/desk/"))
    assert browser("works-clerk").get(f"/desk/act/accept/obligation:{row.pk}").status_code == 404
    assert browser("water-clerk").get(f"/desk/act/accept/obligation:{row.pk}").status_code == 200
    browser("water-clerk").post("/desk/do", {"verb": "accept", "about": f"obligation:{row.pk}"})

    assert state_of(row) == "accepted"


def test_who_decides_sees_what_was_handed_in(who: Cast, browser: Browser) -> None:
    row = applied(who)

    page = words_of(browser("office-clerk").get(f"/desk/act/verify/obligation:{row.pk}"))

    assert "验收报告 · 江水验〔2026〕1号" in page
    assert "省水利厅" in page


def test_who_decides_about_what_has_changed_since_he_saw_it_is_told(who: Cast, browser: Browser) -> None:
    row = applied(who)
    row.refresh_from_db()

    page = send(browser("office-clerk"), "verify", row, way="verify", finding="属实", seen=str(row.revision - 1))

    assert page.status_code == 422
    assert "has been changed" in words_of(page)
    assert state_of(row) == "applied"


def test_who_decides_an_amendment_sees_what_changes_from_what_to_what(who: Cast, browser: Browser) -> None:
    row = first_row(live_ledger(who))
    assert row.ledger is not None
    wanted = amendments.Proposal(AmendmentKind.EXTEND, {"due": day(8, 31)}, "首次招标流标", day(3, 20), row)
    asked = amendments.propose(row.ledger, wanted, by=who.by("water-head", reason="响应单位不足三家"))
    supervisor = browser("office-supervisor")
    address = f"/desk/act/decide_amendment/amendment:{asked.pk}"

    page = words_of(supervisor.get(address))
    assert "Due date 30 Jun 2026 → 31 Aug 2026" in page
    assert "首次招标流标" in page
    assert supervisor.post(address, {"way": "refuse", "refusal": ""}).status_code == 422
    supervisor.post(address, {"way": "approve", "decision": "同意"})

    asked.refresh_from_db()
    assert asked.state == "approved"


def test_a_ledger_is_signed_filed_and_put_on_record_from_the_desk(who: Cast, browser: Browser) -> None:
    ledger = confirmed_draft(who)
    for username, verb, way in (
        ("water-head", "sign_ledger", "sign"),
        ("water-clerk", "file_ledger", "file"),
        ("office-supervisor", "put_on_record", "record"),
    ):
        browser(username).post(f"/desk/act/{verb}/ledger:{ledger.pk}", {"way": way})

    ledger.refresh_from_db()
    assert (ledger.state, ledger.edition) == ("on-record", 1)


def test_from_an_address_elsewhere_nobody_is_sent_there(who: Cast, browser: Browser) -> None:
    row = first_row(signed_ledger(who))

    page = browser("water-clerk").post("/desk/do", {"verb": "accept", "about": f"obligation:{row.pk}", "next": "https://example.org/"})

    assert page.headers["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?words=办法", "出台节水管理办法"),
        ("?act=accept", "办法"),
        ("?plan=2026年节水方案", "办法"),
        ("?group=plan", "2026年节水方案"),
        ("?due=nonsense&sort=x", "办法"),
    ],
)
def test_it_is_narrowed_sorted_and_grouped_by_its_address(asked: str, found: str, who: Cast, browser: Browser) -> None:
    signed_ledger(who)

    assert found in words_of(browser("water-clerk").get(f"/desk/{asked}"))


def test_what_matches_nothing_says_so(who: Cast, browser: Browser) -> None:
    signed_ledger(who)
    clerk = browser("water-clerk")

    assert "Nothing on your desk matches" in words_of(clerk.get("/desk/?words=没有这个词"))
    assert "Nothing on your desk matches" in words_of(clerk.get("/desk/?act=verify"))


def test_a_view_is_saved_under_a_name_found_again_and_dropped_by_its_owner_alone(who: Cast, browser: Browser) -> None:
    signed_ledger(who)
    clerk, other = browser("water-clerk"), browser("water-head")
    page = clerk.post("/desk/views", {"name": "待签收", "asked": "act=accept&group=plan"}, follow=True)
    view = SavedView.objects.get()
    assert view.asked == "act=accept&group=plan"
    assert "待签收" in words_of(page)
    assert "待签收" not in words_of(other.get("/desk/"))

    assert other.post(f"/desk/views/{view.key}/drop").status_code == 404
    clerk.post(f"/desk/views/{view.key}/drop", follow=True)

    assert "待签收" not in words_of(clerk.get("/desk/"))


def test_a_view_of_the_same_name_asks_something_else_from_then_on(who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")
    for act in ("accept", "start"):
        clerk.post("/desk/views", {"name": "常用", "asked": f"act={act}"})

    assert [view.asked for view in SavedView.objects.all()] == ["act=start"]
    assert "give the view a name" in words_of(clerk.post("/desk/views", {"name": "  "}, follow=True))
    assert "unfit" in words_of(clerk.post("/desk/views", {"name": "长" * 300}, follow=True))


@pytest.mark.parametrize("username", ["water-clerk", "water-head", "water-deputy", "office-supervisor"])
def test_no_page_asks_more_than_twenty_five_questions(
    username: str, ledger: Ledger, who: Cast, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    reader = browser(username)

    for address in ("/desk/", f"/desk/act/verify/obligation:{first_row(ledger).pk}"):
        with django_assert_max_num_queries(MOST):
            assert reader.get(address).status_code == 200
