"""Accounts are made by verbs; rules for names and passwords hold whoever calls."""

import pytest

from taizhang.frame.actions import accounts
from taizhang.frame.errors import AccountExists, NotTheFirst, PasswordWeak, UsernameUnfit
from taizhang.frame.models import Account

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


def test_only_an_installation_without_an_administrator_gets_its_first() -> None:
    accounts.open_first_administrator("wang", password=PASSWORD, display_name="王")

    with pytest.raises(NotTheFirst):
        accounts.open_first_administrator("li", password=PASSWORD, display_name="李")

    assert [account.username for account in Account.objects.filter(is_superuser=True)] == ["wang"]
