"""At the door: passwords, failed tries, idle sessions, the second factor, and what was typed when a session ended."""

import time
from http import HTTPStatus
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.core.cache import caches
from django.test import Client

from taizhang.frame.actions import accounts
from taizhang.frame.errors import PasswordWeak
from taizhang.frame.models import Account
from tests.conftest import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

PASSWORD = "ripe-plums-fall-slowly"
LOGIN, CHANGE = "/account/login/", "/account/password/change/"


@pytest.fixture
def zhou() -> Account:
    return accounts.open_account("zhou", password=PASSWORD, display_name="周正明")


@pytest.fixture
def door(zhou: Account) -> Client:
    return Client()


@pytest.fixture
def inside(door: Client) -> Client:
    sign_in(door)
    return door


def sign_in(client: Client, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": "zhou", "password": password} | more)


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("password", ["short-9", "onlylettershere", "73529104658", "password123", "zhou-zhou-1"])
def test_a_password_that_is_short_of_one_kind_common_or_like_the_name_is_refused(password: str) -> None:
    with pytest.raises(PasswordWeak):
        accounts.open_account("zhou-zhou", password=password, display_name="周正明")


def test_after_five_wrong_passwords_the_right_one_does_not_open_and_the_page_says_why(door: Client) -> None:
    for _ in range(5):
        assert sign_in(door, "wrong-password-1").status_code == HTTPStatus.OK

    answer = sign_in(door)

    assert "登录失败次数过多" in text(answer)
    assert door.get("/ledgers/").status_code == HTTPStatus.FOUND


def test_tries_are_counted_in_the_database_which_all_processes_share() -> None:
    from taizhang.config import settings

    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_tries_survive_the_process_that_counted_them(settings: Any) -> None:
    from taizhang.config import settings as ours

    settings.CACHES = ours.CACHES
    caches["default"].set("tries", 5)
    del caches["default"]  # another process has a connection of its own

    assert caches["default"].get("tries") == 5


def test_a_session_that_is_left_alone_has_ended(inside: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert inside.get("/ledgers/").status_code == HTTPStatus.OK
    now = time.time()

    monkeypatch.setattr("taizhang.frame.door.time.time", lambda: now + settings.SESSION_COOKIE_AGE + 1)

    assert inside.get("/ledgers/").status_code == HTTPStatus.FOUND


def test_a_session_that_is_used_goes_on_but_not_for_ever(inside: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    start, half = time.time(), settings.SESSION_COOKIE_AGE // 2
    opened = []
    for step in range(1, settings.SESSION_AT_MOST // half + 3):
        monkeypatch.setattr("taizhang.frame.door.time.time", lambda: start + step * half)  # noqa: B023  read at once
        opened.append(inside.get("/ledgers/").status_code)

    assert opened[1] == HTTPStatus.OK
    assert opened[-1] == HTTPStatus.FOUND


def test_a_password_that_was_given_is_exchanged_before_anything_else(zhou: Account, door: Client) -> None:
    given = accounts.give_password(zhou, at=MORNING)
    sign_in(door, given)

    asked = door.get("/ledgers/")
    page = door.get(CHANGE)
    door.post(CHANGE, {"oldpassword": given, "password1": PASSWORD, "password2": PASSWORD})

    assert (asked.status_code, asked.headers["Location"]) == (HTTPStatus.FOUND, CHANGE)
    assert "管理员给您的" in text(page)
    assert door.get("/ledgers/").status_code == HTTPStatus.OK


def test_sessions_elsewhere_end_when_the_password_changes_and_this_one_goes_on(zhou: Account, inside: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    assert elsewhere.get("/ledgers/").status_code == HTTPStatus.OK

    inside.post(CHANGE, {"oldpassword": PASSWORD, "password1": "plums-that-are-2-ripe", "password2": "plums-that-are-2-ripe"})

    assert inside.get("/ledgers/").status_code == HTTPStatus.OK
    assert elsewhere.get("/ledgers/").status_code == HTTPStatus.FOUND


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def key_shown(client: Client) -> str:
    """What concerns the account asks for the password once more; then the page shows the key."""
    activate = "/account/second-factor/totp/activate/"
    assert client.get(activate).headers["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return str(client.get(activate).context["form"].secret)


@pytest.fixture
def with_app(inside: Client) -> Client:
    """Zhou has set the app up."""
    secret = key_shown(inside)
    answer = inside.post("/account/second-factor/totp/activate/", {"code": code_for(secret)})
    assert answer.status_code == HTTPStatus.FOUND
    return inside


def test_with_the_app_a_password_alone_opens_nothing_and_a_recovery_code_does_once(with_app: Client, zhou: Account) -> None:
    recovery = Authenticator.objects.get(user=zhou, type="recovery_codes").wrap().get_unused_codes()[0]
    other = Client()

    asked = sign_in(other)
    assert asked.headers["Location"].startswith("/account/second-factor/authenticate/")
    assert other.get("/ledgers/").status_code == HTTPStatus.FOUND
    wrong = other.post("/account/second-factor/authenticate/", {"code": "000000"})
    assert "验证码不正确" in text(wrong)
    other.post("/account/second-factor/authenticate/", {"code": recovery})
    assert other.get("/ledgers/").status_code == HTTPStatus.OK

    third = Client()
    sign_in(third)
    third.post("/account/second-factor/authenticate/", {"code": recovery})
    assert third.get("/ledgers/").status_code == HTTPStatus.FOUND


def test_where_a_second_factor_is_demanded_it_is_set_up_first_and_not_taken_off(inside: Client, settings: Any, zhou: Account) -> None:
    settings.SECOND_FACTOR_FOR = "everybody"

    asked = inside.get("/ledgers/")
    secret = key_shown(inside)
    inside.post("/account/second-factor/totp/activate/", {"code": code_for(secret)})
    inside.post("/account/second-factor/totp/deactivate/")

    assert asked.headers["Location"] == "/account/second-factor/totp/activate/"
    assert inside.get("/ledgers/").status_code == HTTPStatus.OK
    assert Authenticator.objects.filter(user=zhou, type="totp").exists()


def test_the_key_of_the_app_does_not_stand_readable_in_the_database(with_app: Client, zhou: Account) -> None:
    kept = Authenticator.objects.get(user=zhou, type="totp").data["secret"]

    secret = decrypt(kept)
    assert len(secret) == 32
    assert secret not in kept


PAGES = ["password/change/", "second-factor/", "second-factor/totp/activate/", "logout/", "reauthenticate/", "signup/", "inactive/"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_account_is_ours_in_both_languages(page: str, language: str, inside: Client) -> None:
    inside.post("/language/", {"language": language, "next": "/"})

    said = text(inside.get(f"/account/{page}", follow=True)).partition("<main")[2].partition("</main>")[0]

    assert "<h1>" in said
    words = "".join(part.partition(">")[2] for part in said.split("<"))
    assert any("\u4e00" <= letter <= "\u9fff" for letter in words.replace("台", "")) == (language == "zh-hans")


def test_what_was_typed_when_the_session_ended_is_kept_and_sent_after_signing_in(door: Client) -> None:
    sent = door.post("/documents/upload", {"note": "三百字的说明\n第二行", "password1": "secret", "request": "one"})
    sign_in(door)
    page = text(door.get("/kept/"))

    assert sent.headers["Location"] == "/account/login/?next=/kept/"
    assert "三百字的说明" in page
    assert "secret" not in page
    assert 'action="/documents/upload"' in page


def test_what_was_typed_is_thrown_away_and_gone(door: Client) -> None:
    door.post("/documents/upload", {"note": "说明"})
    sign_in(door)

    door.post("/kept/")

    assert door.get("/kept/").headers["Location"] == "/"


def test_what_is_too_long_is_not_kept_and_what_is_old_is_not_shown(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    long = door.post("/documents/upload", {"note": "长" * 300_000})
    assert "kept" not in long.headers["Location"]

    door.post("/documents/upload", {"note": "说明"})
    sign_in(door)
    now = time.time()
    monkeypatch.setattr("taizhang.frame.pages.kept.time.time", lambda: now + 3601)
    assert door.get("/kept/").status_code == HTTPStatus.FOUND


def test_a_fragment_asked_for_after_the_session_ended_leads_the_whole_page_to_the_door(door: Client) -> None:
    answer = door.get("/ledgers/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/late/?next=funds"})

    assert answer.headers["HX-Redirect"] == "/account/login/?next=/late/%3Fnext%3Dfunds"


def test_what_a_fragment_had_sent_when_the_session_ended_is_kept_too(door: Client) -> None:
    answer = door.post("/documents/upload", {"note": "说明"}, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/late/"})
    sign_in(door)

    assert answer.headers["HX-Redirect"] == "/account/login/?next=/kept/"
    assert "说明" in text(door.get("/kept/"))
