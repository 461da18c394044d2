"""Administrators, an auditor, strangers and people in a hurry, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from taizhang.frame.actions import accounts
from taizhang.frame.models import Account
from taizhang.ledger.actions import organisations, people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event, Person
from taizhang.ledger.rules.roles import Role
from tests.house.test_addresses import ALL
from tests.ledger.administrators import three
from tests.ledger.people import MARCH, clock

from .accessibility import no_violations
from .conftest import NARROW, PASSWORD, WIDE, Desk, Sit

pytestmark = pytest.mark.journey

At = Callable[..., Desk]
OWN = "plums-that-are-2-ripe"
PAGES = ("accounts/", "accounts/open", "grants/", "holders/", "history/")


@pytest.fixture
def at(sit: Sit) -> At:
    """`at("system")`: one of the three administrators, or the auditor, sits down and signs in."""
    three()
    office = organisations.register_organisation("江海省水利厅", organisations.Entry("省水利厅"), by=clock())
    account = accounts.open_account("auditor", password=PASSWORD, display_name="何敬之")
    auditor = people.enter_person("何敬之", organisation=office, account=account.pk, by=clock())
    people.appoint(auditor, Role.AUDITOR, organisation=office, by=By(clock().actor, MARCH))
    for username in ("system", "security", "audit"):
        _with_known_password(username)

    def at(username: str, **window: object) -> Desk:
        desk = sit(**window)
        signs_in(desk, username, PASSWORD)
        return desk

    return at


def _with_known_password(username: str) -> None:
    account = Account.objects.get(username=username)
    account.set_password(PASSWORD)
    account.save()


def signs_in(desk: Desk, username: str, password: str) -> None:
    desk.open("/account/login/")
    desk.page.locator("input[name=login]").fill(username)
    desk.page.locator("input[name=password]").fill(password)
    desk.page.locator("main button").click()


def fills_in(desk: Desk, *, username: str = "sunli", name: str = "孙立") -> None:
    desk.open("/administration/accounts/open")
    desk.page.get_by_label("用户名").fill(username)
    desk.page.locator("#id_name").fill(name)
    desk.page.locator("#id_organisation").fill("省水利厅")


def presses(desk: Desk, words: str) -> None:
    desk.page.locator("main").get_by_role("button", name=words, exact=True).click()


def refusals_are_no_complaints(desk: Desk) -> None:
    """A browser says of a status of 422 that something failed: here it is what was asked for."""
    desk.complaints[:] = [words for words in desk.complaints if "422" not in words]


def test_an_account_is_opened_granted_by_two_and_its_owner_begins_with_a_password_of_his_own(at: At, sit: Sit) -> None:
    system = at("system")
    fills_in(system)
    presses(system, "开设")
    given = system.page.locator(".given code").inner_text()
    system.page.locator("#id_role").select_option("clerk")
    system.page.locator("#id_reason").fill("新入职")
    presses(system, "提出")
    expect(system.page.get_by_text("待安全管理员批准").first).to_be_visible()

    security = at("security")
    security.open("/administration/grants/")
    presses(security, "批准")
    expect(security.page.get_by_text("授权已批准")).to_be_visible()

    owner = sit()
    signs_in(owner, "sunli", given)
    owner.page.locator("#id_oldpassword").fill(given)
    owner.page.locator("#id_password1").fill(OWN)
    owner.page.locator("#id_password2").fill(OWN)
    presses(owner, "修改密码")
    owner.open("/ledgers/")
    expect(owner.page.get_by_role("heading", name="台账", exact=True)).to_be_visible()


@pytest.mark.looks
@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_page_of_administrators_breaks_a_rule_of_accessibility(window: dict[str, int], at: At) -> None:
    desk = at("system", viewport=window)
    own = Person.objects.get(account__username="audit").key
    for path in (*(f"/administration/{page}" for page in PAGES), f"/administration/accounts/{own}/", "/account/second-factor/"):
        desk.open(path)
        no_violations(desk.page)
        assert not desk.is_wider_than_its_window(), path
    auditor = at("auditor", viewport=window)
    for path in ("/log/", "/deputies/"):
        auditor.open(path)
        no_violations(auditor.page)
        assert not auditor.is_wider_than_its_window(), path


def test_an_auditor_checks_the_log_at_its_page_and_takes_a_proof_along(at: At) -> None:
    desk = at("auditor")
    desk.open("/log/")

    presses(desk, "校验全部记录")
    expect(desk.page.get_by_text("记录完好")).to_be_visible()
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="证明").first.click()

    assert download.value.suggested_filename.startswith("taizhang-proof-")


def test_a_stranger_is_led_to_the_door_from_every_page(sit: Sit, at: At) -> None:
    desk = sit()
    closed = [a.filled for a in ALL if a.permission != "everyone" and not a.path.startswith("/api/")]

    for path in closed:
        desk.open(path)
        assert desk.page.url.startswith(f"{desk.address}/account/login/"), path


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in(at: At) -> None:
    desk = at("system")
    fills_in(desk)
    desk.page.context.clear_cookies(name="sessionid")
    presses(desk, "开设")

    desk.page.locator("input[name=login]").fill("system")
    desk.page.locator("input[name=password]").fill(PASSWORD)
    desk.page.locator("main button").click()
    expect(desk.page.locator(".typed", has_text="孙立")).to_be_visible()
    no_violations(desk.page)
    presses(desk, "现在提交")

    expect(desk.page.locator(".given code")).to_be_visible()
    assert Account.objects.filter(username="sunli").count() == 1


def test_a_button_that_is_pressed_twice_does_it_once(at: At) -> None:
    desk = at("system")
    fills_in(desk)

    desk.page.locator("main").get_by_role("button", name="开设", exact=True).dblclick()
    expect(desk.page.locator(".given, .message.error")).to_be_visible()

    assert Account.objects.filter(username="sunli").count() == 1
    assert Event.objects.filter(verb="open_account").count() == 1
    refusals_are_no_complaints(desk)


@pytest.mark.parametrize(
    ("name", "said"),
    [("孙" * 300, "100"), ("孙\u202e立", "U+202E"), ("\u2067孙立", "U+2067"), ("孙\u0085立", "U+0085")],
    ids=["300 characters", "right to left", "isolate", "control"],
)
def test_a_name_that_cannot_stand_comes_back_in_words_with_all_that_was_typed(name: str, said: str, at: At) -> None:
    desk = at("system")
    fills_in(desk, name=name)

    presses(desk, "开设")

    expect(desk.page.locator("#id_name_error")).to_contain_text(said)
    expect(desk.page.locator("#id_username")).to_have_value("sunli")
    expect(desk.page.locator("#id_name")).to_have_value(name)
    assert not Account.objects.filter(username="sunli").exists()
    no_violations(desk.page)
    refusals_are_no_complaints(desk)
