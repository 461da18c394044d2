"""Who may open a page: those who have its permission, and nobody else."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from rules.permissions import add_perm, remove_perm
from rules.predicates import predicate

from taizhang.frame import access, predicates
from taizhang.frame.models import Account

PERMISSION = "tests.open-the-cupboard"


@predicate  # type: ignore[untyped-decorator]
def is_wang(account: Any) -> bool:
    return bool(predicates.is_signed_in(account) and account.username == "wang")


@pytest.fixture
def _permission() -> Iterator[None]:
    """A permission of one account."""
    add_perm(PERMISSION, is_wang)  # type: ignore[no-untyped-call]
    yield
    remove_perm(PERMISSION)  # type: ignore[no-untyped-call]


@access.needs(PERMISSION)
def cupboard(request: HttpRequest, shelf: str) -> HttpResponse:
    """What the cupboard holds."""
    return HttpResponse(shelf)


def asked_by(account: Account | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/cupboard/")
    request.user = account
    return request


def clerk(*, active: bool = True) -> Account:
    return Account(username="lin", display_name="林晓禾", is_active=active)


def administrator(*, active: bool = True) -> Account:
    return Account(username="wang", display_name="王", is_active=active)


@pytest.mark.usefixtures("_permission")
def test_a_page_opens_to_an_account_that_has_its_permission() -> None:
    assert cupboard(asked_by(administrator()), shelf="cups").content == b"cups"


@pytest.mark.usefixtures("_permission")
def test_a_page_is_closed_to_all_others(lin: Account) -> None:
    for account in (lin, administrator(active=False), AnonymousUser()):
        with pytest.raises(PermissionDenied):
            cupboard(asked_by(account), shelf="cups")


def test_a_page_with_a_permission_that_nobody_declared_is_closed_to_a_clerk(lin: Account) -> None:
    with pytest.raises(PermissionDenied):
        cupboard(asked_by(lin), shelf="cups")


def test_a_guarded_page_is_still_called_what_it_is_called_and_tells_its_permission() -> None:
    assert (cupboard.__name__, cupboard.__doc__) == ("cupboard", "What the cupboard holds.")
    assert cupboard.permission == PERMISSION  # type: ignore[attr-defined]


def test_a_page_that_is_open_to_everyone_says_so_to_the_guard_at_the_door() -> None:
    @access.open_to_everyone
    def notice(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert (notice.permission, notice.login_required) == (access.EVERYONE, False)  # type: ignore[attr-defined]


def test_of_the_addresses_of_others_only_those_offered_are_there_each_marked_as_what_it_is() -> None:
    offered = access.declared("allauth.account.urls", offered={"account_login", "account_change_password"})

    assert {pattern.name: pattern.callback.permission for pattern in offered} == {
        "account_login": access.EVERYONE,
        "account_change_password": access.SIGNED_IN,
    }


@pytest.mark.parametrize(
    ("account", "signed_in"),
    [
        (clerk(), True),
        (clerk(active=False), False),
        (administrator(), True),
        (administrator(active=False), False),
        (AnonymousUser(), False),
    ],
)
def test_who_has_signed_in(account: Account, signed_in: bool) -> None:  # noqa: FBT001
    assert predicates.is_signed_in(account) is signed_in
