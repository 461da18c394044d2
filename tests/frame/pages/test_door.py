"""The way in and out: sign in, sign out, the first page, the choice of language."""

from types import SimpleNamespace

import pytest
from django.test import Client

from taizhang.frame.actions import accounts
from taizhang.frame.models import Account

PASSWORD = "ripe-plums-fall-slowly"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def zhou(quick_passwords: None) -> Account:
    """Somebody with a password."""
    return accounts.open_account("zhou", password=PASSWORD, display_name="周正明")


def signs_in(browser: Client, name: str, password: str, **more: str) -> tuple[int, str, str]:
    """What comes of it: status, where it leads, the page."""
    answer = browser.post("/account/login/", {"login": name, "password": password, **more}, headers={"accept-language": "en"})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


@pytest.mark.usefixtures("zhou")
def test_with_the_right_password_somebody_comes_in_and_is_led_to_the_documents(stranger: Client) -> None:
    status, place, _page = signs_in(stranger, "zhou", PASSWORD)

    assert (status, place, is_in(stranger)) == (302, "/", True)
    assert stranger.get("/").headers["Location"] == "/documents/"


@pytest.mark.usefixtures("zhou")
@pytest.mark.parametrize(
    ("name", "password"), [("zhou", "wrong"), ("nobody", PASSWORD), ("zhou", ""), ("", PASSWORD), ("zhou\0", PASSWORD)]
)
def test_with_a_wrong_name_or_password_nobody_comes_in(name: str, password: str, stranger: Client) -> None:
    status, _place, page = signs_in(stranger, name, password)

    assert (status, is_in(stranger)) == (200, False)
    assert 'type="password"' in page


@pytest.mark.usefixtures("zhou")
def test_a_wrong_name_and_a_wrong_password_are_not_told_apart(stranger: Client) -> None:
    def complaint(page: str) -> str:
        return page[page.index('role="alert"') :].partition("</p>")[0]

    wrong_password = signs_in(stranger, "zhou", "wrong")[2]
    wrong_name = signs_in(stranger, "nobody", "wrong")[2]

    assert complaint(wrong_password) == complaint(wrong_name)


@pytest.mark.usefixtures("zhou")
def test_after_many_wrong_passwords_even_the_right_one_has_to_wait(stranger: Client) -> None:
    for _ in range(10):
        signs_in(stranger, "zhou", "wrong")

    signs_in(stranger, "zhou", PASSWORD)

    assert not is_in(stranger)


def test_an_account_that_was_closed_does_not_come_in(zhou: Account, stranger: Client) -> None:
    Account.objects.filter(pk=zhou.pk).update(is_active=False)

    signs_in(stranger, "zhou", PASSWORD)

    assert not is_in(stranger)


@pytest.mark.usefixtures("zhou")
def test_somebody_is_led_to_the_page_that_they_asked_for(stranger: Client) -> None:
    door = stranger.get("/documents/upload").headers["Location"]
    assert door == "/account/login/?next=/documents/upload"

    assert signs_in(stranger, "zhou", PASSWORD, next="/documents/upload")[1] == "/documents/upload"


@pytest.mark.usefixtures("zhou")
@pytest.mark.parametrize("place", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_a_place_of_others(place: str, stranger: Client) -> None:
    assert signs_in(stranger, "zhou", PASSWORD, next=place)[1] == "/"


def test_somebody_who_signs_out_is_out(lins_browser: Client) -> None:
    assert is_in(lins_browser)

    answer = lins_browser.post("/account/logout/")

    assert (answer.status_code, answer.headers["Location"], is_in(lins_browser)) == (302, "/", False)


def test_a_link_alone_signs_nobody_out(lins_browser: Client) -> None:
    lins_browser.get("/account/logout/")

    assert is_in(lins_browser)


def test_nobody_signs_up(stranger: Client) -> None:
    page = stranger.get("/account/signup/")
    sent = stranger.post("/account/signup/", {"username": "mallory", "password1": PASSWORD})

    assert (page.status_code, sent.status_code) == (200, 200)
    assert 'name="password1"' not in page.content.decode()
    assert not Account.objects.filter(username="mallory").exists()


@pytest.mark.parametrize("place", ["password/reset/", "email/", "login/code/confirm/"])
def test_pages_that_would_send_mail_are_not_offered(place: str, stranger: Client) -> None:
    assert stranger.get(f"/account/{place}").status_code == 404


def test_somebody_changes_their_password(zhou: Account, stranger: Client) -> None:
    stranger.force_login(zhou)
    new = "slow-rivers-run-deep"

    assert stranger.get("/account/password/change/").status_code == 200
    stranger.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    zhou.refresh_from_db()
    assert zhou.check_password(new)


def test_a_stranger_is_led_from_the_first_page_to_the_door(stranger: Client) -> None:
    assert stranger.get("/").headers["Location"].startswith("/account/login/")


def test_somebody_who_may_open_nothing_is_told_so(lins_browser: Client, settings: SimpleNamespace) -> None:
    settings.MODULES = ("taizhang.frame",)

    answer = lins_browser.get("/", headers={"accept-language": "en"})

    assert answer.status_code == 200
    assert "your account has no permission for any page" in answer.content.decode()


@pytest.mark.parametrize(("asks", "lang"), [("", "zh-hans"), ("zh-CN,zh;q=0.9", "zh-hans"), ("en-GB", "en"), ("fr", "zh-hans")])
def test_the_door_speaks_the_language_of_the_browser_and_chinese_otherwise(asks: str, lang: str, stranger: Client) -> None:
    page = stranger.get("/account/login/", headers={"accept-language": asks}).content.decode()

    assert f'<html lang="{lang}">' in page
    assert ("登录" in page) is (lang == "zh-hans")


def test_a_language_that_is_chosen_is_kept_whatever_the_browser_asks_for(stranger: Client) -> None:
    answer = stranger.post("/language/", {"language": "en", "next": "/account/login/"})

    page = stranger.get("/account/login/", headers={"accept-language": "zh-CN"}).content.decode()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/login/")
    assert '<html lang="en">' in page


@pytest.mark.parametrize("place", ["https://elsewhere.example/", "//elsewhere.example"])
def test_the_choice_of_a_language_leads_to_no_place_of_others(place: str, stranger: Client) -> None:
    assert "elsewhere" not in stranger.post("/language/", {"language": "en", "next": place}).headers["Location"]


def test_a_language_that_we_do_not_speak_changes_nothing(stranger: Client) -> None:
    stranger.post("/language/", {"language": "tlh", "next": "/account/login/"})

    assert '<html lang="zh-hans">' in stranger.get("/account/login/").content.decode()
