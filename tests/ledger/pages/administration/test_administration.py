"""Administrators at their pages: each does his own part, and nobody the part of another."""

import json
import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from taizhang.frame.models import Account
from taizhang.ledger.models import Event, Grant, Person, Post
from tests.ledger.people import Cast

Browser = Callable[[str], Client]

ACCOUNTS = "/administration/accounts/"
NEW = {"username": "sunli", "name": "孙立", "organisation": "省水利厅", "phone": "", "request": "one"}
POST = {"role": "clerk", "organisation": "省水利厅", "title": "", "until": "", "reason": "新入职"}


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def given(page: str) -> str:
    found = re.search(r'class="given"><code>([^<]+)<', page)
    assert found
    return found[1]


def test_an_account_is_opened_its_post_proposed_and_approved_by_two_people_at_their_pages(browser: Browser) -> None:
    opened = browser("system").post(f"{ACCOUNTS}open", NEW)
    password = given(text(opened))
    person = Person.objects.get(name="孙立")
    browser("system").post(f"{ACCOUNTS}{person.key}/propose", POST)
    grant = Grant.objects.get()
    waiting = browser("security").get("/administration/grants/")
    browser("security").post(f"/administration/grants/{grant.key}/decide", {"act": "approve"})

    assert opened.headers["Cache-Control"] == "no-store"
    assert "新入职" in text(waiting)
    assert Post.objects.get(person=person).role == "clerk"
    assert Client().login(username="sunli", password=password)


def test_a_form_that_is_sent_twice_opens_one_account_and_says_so(browser: Browser) -> None:
    system = browser("system")
    system.post(f"{ACCOUNTS}open", NEW)

    again = system.post(f"{ACCOUNTS}open", NEW)

    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Account.objects.filter(username="sunli").count() == 1
    assert 'value="孙立"' in text(again)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "孙" * 300}, "100"),
        ({"name": "孙\u202e立"}, "U+202E"),
        ({"name": "孙\x07立"}, "U+0007"),
        ({"username": "sun li"}, "用户名不可用"),
        ({"username": "water-clerk"}, "用户名不可用"),
        ({"organisation": "没有的局"}, "名录中没有这个单位"),
        ({"name": ""}, "必填"),
    ],
)
def test_what_does_not_fit_comes_back_with_words_and_with_all_that_was_typed(changed: dict[str, str], said: str, browser: Browser) -> None:
    before = Person.objects.count()

    answer = browser("system").post(f"{ACCOUNTS}open", NEW | {"phone": "0531-1234"} | changed)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in text(answer)
    assert 'value="0531-1234"' in text(answer)
    assert Person.objects.count() == before


def test_who_proposed_a_grant_finds_no_button_to_approve_it_and_is_refused_where_he_sends_one(browser: Browser, clerk: Person) -> None:
    system = browser("system")
    system.post(f"{ACCOUNTS}{clerk.key}/propose", POST | {"role": "head"})
    grant = Grant.objects.get()

    assert 'value="approve"' not in text(system.get("/administration/grants/"))
    assert system.post(f"/administration/grants/{grant.key}/decide", {"act": "approve"}).status_code == HTTPStatus.FORBIDDEN
    assert Grant.objects.get().state == "proposed"


def test_three_members_apart_is_said_at_the_page(browser: Browser, clerk: Person) -> None:
    answer = browser("system").post(f"{ACCOUNTS}{clerk.key}/propose", POST | {"role": "security-auditor"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "三员分立" in text(answer)
    assert "新入职" in text(answer)


def test_a_closed_account_is_signed_out_by_its_next_click(browser: Browser, clerk: Person) -> None:
    clerks = browser("water-clerk")
    assert clerks.get("/ledgers/").status_code == HTTPStatus.OK

    browser("system").post(f"{ACCOUNTS}{clerk.key}/act", {"act": "close"})

    assert clerks.get("/ledgers/").status_code == HTTPStatus.FOUND


def test_a_refusal_at_the_page_is_said_there(browser: Browser) -> None:
    own = Person.objects.get(account__username="system")

    answer = browser("system").post(f"{ACCOUNTS}{own.key}/act", {"act": "close"}, follow=True)

    assert "不能停用自己正在使用的账号" in text(answer)


def test_the_security_auditor_reads_everything_of_it_and_has_nothing_to_press(browser: Browser, clerk: Person) -> None:
    auditor = browser("audit")
    for path in (ACCOUNTS, f"{ACCOUNTS}{clerk.key}/", "/administration/grants/", "/administration/holders/", "/administration/history/"):
        page = text(auditor.get(path)).partition("<main")[2]
        assert 'method="post"' not in page


def test_administrators_have_no_page_of_the_record_and_others_none_of_theirs(browser: Browser) -> None:
    for username in ("system", "security", "audit"):
        assert browser(username).get("/ledgers/").status_code == HTTPStatus.FORBIDDEN
        assert browser(username).get("/documents/").status_code == HTTPStatus.FORBIDDEN
        assert browser(username).get("/", follow=True).status_code == HTTPStatus.OK
    for username in ("water-head", "office-supervisor", "auditor"):
        assert browser(username).get(ACCOUNTS).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("username", ["auditor", "audit"])
def test_an_auditor_checks_the_log_at_its_page_and_takes_a_proof_along(username: str, browser: Browser) -> None:
    auditor = browser(username)

    found = auditor.post("/log/verify")
    proof = auditor.get("/log/events/3/proof.json")

    assert "记录完好" in text(found)
    assert proof.headers["Content-Disposition"] == 'attachment; filename="taizhang-proof-3.json"'
    assert json.loads(proof.content)
    assert auditor.get("/log/events/99999/proof.json").status_code == HTTPStatus.NOT_FOUND


def test_a_log_that_was_changed_is_not_whole_and_the_page_says_where(browser: Browser) -> None:
    Event.objects.filter(number=3).update(verb="something_else")

    assert "记录不完整" in text(browser("auditor").post("/log/verify"))


@pytest.mark.parametrize("username", ["system", "security", "water-clerk", "office-supervisor"])
def test_the_log_is_closed_to_all_but_auditors(username: str, browser: Browser) -> None:
    assert browser(username).get("/log/").status_code == HTTPStatus.FORBIDDEN


def test_accounts_are_found_by_a_word_and_listed_with_their_posts(browser: Browser, who: Cast) -> None:
    page = text(browser("security").get(ACCOUNTS, {"words": "water"}))

    assert "water-clerk" in page
    assert "经办人" in page
    assert "works-clerk" not in page


def test_the_lists_ask_the_same_number_of_questions_however_many_they_show(
    browser: Browser, django_assert_max_num_queries: Callable[..., object]
) -> None:
    auditor = browser("audit")
    for path in (ACCOUNTS, "/administration/holders/", "/administration/grants/", "/log/"):
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
            auditor.get(path)
