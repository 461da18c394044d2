"""Accounts are made by verbs; rules for names and passwords hold whoever calls."""

import pytest
from django.test import Client

from taizhang.frame.actions import accounts
from taizhang.frame.errors import AccountExists, PasswordWeak, UsernameUnfit
from taizhang.frame.models import Account
from tests.conftest import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

PASSWORD = "ripe-plums-fall-slowly"


def test_an_account_that_is_opened_can_sign_in_and_is_no_administrator() -> None:
    account = accounts.open_account("zhou", password=PASSWORD, display_name="周正明")

    kept = Account.objects.get(username="zhou")
    assert kept == account
    assert kept.check_password(PASSWORD)
    assert (kept.get_full_name(), kept.is_superuser, kept.is_staff) == ("周正明", False, False)


def test_a_chinese_user_name_is_a_user_name() -> None:
    assert accounts.open_account("周正明", password=PASSWORD, display_name="周正明").username == "周正明"


@pytest.mark.usefixtures("lin")
def test_a_name_belongs_to_one_account() -> None:
    with pytest.raises(AccountExists, match="There is an account lin already"):
        accounts.open_account("lin", password=PASSWORD, display_name="林")


@pytest.mark.parametrize("password", ["", "short", "12345678901", "password", "zhouzhengming"])
def test_a_password_that_can_be_guessed_opens_no_account(password: str) -> None:
    with pytest.raises(PasswordWeak):
        accounts.open_account("zhouzhengming", password=password, display_name="周正明")

    assert not Account.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "zhou zhengming", "z" * 151, "zhou\0"])
def test_a_name_that_does_not_fit_opens_no_account(name: str) -> None:
    with pytest.raises(UsernameUnfit):
        accounts.open_account(name, password=PASSWORD, display_name="周正明")

    assert not Account.objects.exists()


def test_a_given_password_is_nobody_elses_and_is_marked_until_its_owner_chooses_one() -> None:
    account, given = accounts.open_with_given_password("zhou", display_name="周正明", at=MORNING)
    _, other = accounts.open_with_given_password("lin", display_name="林晓禾", at=MORNING)

    assert given != other
    assert account.check_password(given)
    assert account.password_given_at == MORNING

    account.set_password(PASSWORD)

    assert account.password_given_at is None


def test_an_account_that_is_switched_off_cannot_sign_in_until_it_is_switched_on() -> None:
    account = accounts.open_account("zhou", password=PASSWORD, display_name="周正明")

    accounts.switch_off(account)
    assert not Client().login(username="zhou", password=PASSWORD)

    accounts.switch_on(account)
    assert Client().login(username="zhou", password=PASSWORD)


def test_a_superuser_of_django_has_no_permission_that_his_posts_do_not_give(lin: Account) -> None:
    lin.is_superuser = True

    assert not lin.has_perm("ledger.open-accounts")
