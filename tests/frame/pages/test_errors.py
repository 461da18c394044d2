"""Pages of what went wrong: what happened, and what to do next, in the language of the reader."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from types import ModuleType, SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path
from django.utils import timezone

from taizhang.config import urls
from taizhang.frame import access

CHINESE, ENGLISH = {"accept-language": "zh-CN"}, {"accept-language": "en"}


def raises(error: type[Exception]) -> Callable[[HttpRequest], HttpResponse]:
    @access.open_to_everyone
    def page(request: HttpRequest) -> HttpResponse:
        raise error

    return page


@pytest.fixture(autouse=True)
def _house_with_broken_pages(settings: SimpleNamespace) -> Iterator[None]:
    """Some addresses of the house lead to pages that fail."""
    broken = {
        "bad": SuspiciousOperation,
        "much": RequestDataTooBig,
        "away": OperationalError,
        "closed": PermissionDenied,
        "broken": ZeroDivisionError,
    }
    house = ModuleType("house")
    vars(house).update(vars(urls), urlpatterns=[*urls.urlpatterns, *(path(address, raises(error)) for address, error in broken.items())])
    settings.ROOT_URLCONF = house
    clear_url_caches()
    yield
    clear_url_caches()


def seen(address: str, language: dict[str, str], browser: Client | None = None) -> tuple[int, str]:
    """Status and page, as somebody sees it whose browser asks for this language."""
    browser = browser or Client()
    browser.raise_request_exception = False
    answer = browser.get(address, headers=language)
    return answer.status_code, answer.content.decode()


WORDS = [
    ("/bad", 400, "The request was not understood", "repeat what you did"),
    ("/closed", 403, "This page is not open to you", "Ask the administrator"),
    ("/much", 413, "That was too much at once", "send less at once"),
    ("/away", 503, "The system is being maintained", "load it again in a minute"),
    ("/nowhere", 404, "There is no such page", "Check the address"),
    ("/broken", 500, "Something went wrong on our side", "Try again in a minute"),
]


@pytest.mark.parametrize(("address", "status", "what", "remedy"), WORDS)
def test_an_error_says_what_happened_and_what_to_do(address: str, status: int, what: str, remedy: str) -> None:
    code, page = seen(address, ENGLISH)

    assert code == status
    assert what in page
    assert remedy in page


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/much", "一次提交的内容过大"),
        ("/away", "系统维护中"),
        ("/bad", "无法识别"),
        ("/closed", "权限"),
        ("/nowhere", "没有"),
        ("/broken", "出错"),
    ],
    ids=["413", "503", "400", "403", "404", "500"],
)
def test_an_error_speaks_chinese_to_those_who_read_it(address: str, what: str) -> None:
    _code, page = seen(address, CHINESE)

    assert '<html lang="zh-hans">' in page
    assert what in page
    assert not any(english in page for _, _, english, _ in WORDS)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_a_form_that_has_expired_says_so(language: dict[str, str]) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/account/login/", {"login": "lin"}, headers=language)

    assert answer.status_code == 403
    assert ("The form has expired" in answer.content.decode()) is (language is ENGLISH)


@pytest.mark.parametrize("address", [address for address, *_ in WORDS])
def test_an_error_leads_back_to_the_start_and_keeps_the_policy(address: str) -> None:
    browser = Client(raise_request_exception=False)

    answer = browser.get(address)

    assert 'href="/"' in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_somebody_who_has_signed_in_keeps_the_navigation_on_an_error(lins_browser: Client) -> None:
    _code, page = seen("/nowhere", ENGLISH, lins_browser)

    assert 'href="/documents/"' in page
    assert "林晓禾" in page


def test_our_own_failure_is_told_even_when_the_database_is_what_failed(lins_browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*args: object, **kwargs: object) -> None:
        raise OperationalError("the database is gone")

    with monkeypatch.context() as broken:
        broken.setattr("django.db.backends.utils.CursorWrapper.execute", gone)
        code, page = seen("/documents/", ENGLISH, lins_browser)

    assert code == 503
    assert "The system is being maintained" in page
    assert "load it again in a minute" in page


def test_our_own_failure_says_when_and_where_for_the_administrator() -> None:
    before = timezone.localtime().replace(microsecond=0, tzinfo=None)

    said = re.search(r">([-0-9]{10} [:0-9]{8}) /broken<", seen("/broken", CHINESE)[1])

    assert said is not None
    assert before <= datetime.fromisoformat(said[1]) <= timezone.localtime().replace(tzinfo=None)
    assert "/nowhere<" not in seen("/nowhere", CHINESE)[1]


def test_a_program_is_told_when_to_ask_again() -> None:
    answer = Client(raise_request_exception=False).get("/away")

    assert answer.headers["Retry-After"] == "60"


def test_a_request_for_a_name_that_is_not_ours_is_refused(settings: SimpleNamespace) -> None:
    settings.ALLOWED_HOSTS = ["ledger.example"]

    answer = Client().get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "elsewhere" not in answer.content.decode()
