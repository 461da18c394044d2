"""What every page shows around its content."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from taizhang import __version__
from taizhang.frame import layout, manifest
from taizhang.frame.manifest import Entry
from taizhang.frame.models import Account


def asked(path: str, account: object | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    if account is not None:
        request.user = account  # type: ignore[assignment]
    return request


def clerk() -> Account:
    return Account(username="lin", display_name="林晓禾")


def entries() -> list[Entry]:
    """What the modules of this installation offer to somebody who works with the record, in the order of their places."""
    offered = [entry for module in manifest.of(settings.MODULES) for entry in module.navigation]
    return [entry for entry in sorted(offered, key=lambda entry: entry.place) if clerk().has_perm(entry.permission)]


def test_somebody_sees_in_the_navigation_what_they_may_open() -> None:
    with translation.override("en"):
        navigation = layout.context(asked("/", clerk()))["navigation"]

    assert {link.title for link in navigation} == {entry.title for entry in entries()}
    assert navigation[0] == layout.Link("My desk", "/desk/", current=False)
    assert "Ledgers" in {link.title for link in navigation}
    assert "Accounts" not in {link.title for link in navigation}, "that is for administrators"


@pytest.mark.parametrize("path", ["/documents/", "/documents/upload", "/documents/abcdefghjk"])
def test_the_page_that_is_open_is_marked_and_so_are_those_below_it(path: str) -> None:
    links = layout.context(asked(path, clerk()))["navigation"]

    assert [link.url for link in links if link.current] == ["/documents/"]


@pytest.mark.parametrize("account", [None, AnonymousUser(), Account(is_active=False)], ids=["unknown", "stranger", "left"])
def test_those_who_may_open_nothing_have_no_navigation(account: object) -> None:
    assert layout.context(asked("/", account))["navigation"] == []


@pytest.mark.parametrize(
    ("code", "first", "language"), [("zh-hans", "我的事项", re.compile("[\u4e00-\u9fff]+")), ("en", "My desk", re.compile("[A-Za-z ]+"))]
)
def test_the_navigation_speaks_the_language_of_the_page(code: str, first: str, language: re.Pattern[str]) -> None:
    with translation.override(code):
        titles = [link.title for link in layout.context(asked("/", clerk()))["navigation"]]

    assert titles[0] == first
    assert [title for title in titles if not language.fullmatch(title)] == []


def test_each_language_is_called_by_its_own_name_and_one_is_current() -> None:
    with translation.override("en"):
        languages = layout.context(asked("/"))["languages"]

    assert [(language["code"], language["name"], language["current"]) for language in languages] == [
        ("zh-hans", "简体中文", False),
        ("en", "English", True),
    ]


def test_the_version_is_told() -> None:
    assert layout.context(asked("/"))["version"] == __version__


def test_entries_of_one_group_stand_under_its_title_wherever_their_modules_are(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [("Documents", ""), ("Reports", "Work"), ("People", ""), ("Blockers", "Work")]
    modules = [
        manifest.Manifest(title, title, navigation=(manifest.Entry(title, "intake:documents", "intake.read", group),))
        for title, group in entries
    ]
    monkeypatch.setattr(manifest, "of", lambda _names: modules)

    with translation.override("en"):
        menu = layout.context(asked("/documents/", clerk()))["menu"]

    assert [(group.title, [link.title for link in group.links], group.current) for group in menu] == [
        ("", ["Documents", "People"], True),
        ("Work", ["Reports", "Blockers"], True),
    ]


@pytest.mark.parametrize(("cookie", "large"), [("large", True), ("usual", False), ("enormous", False)])
def test_text_is_large_for_those_who_chose_it(cookie: str, large: bool) -> None:  # noqa: FBT001
    request = asked("/")
    request.COOKIES["text_size"] = cookie

    assert layout.context(request)["large_text"] is large
