"""Making accounts, and what happens to them. Rules for passwords hold here, whoever calls."""

import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taizhang.frame.errors import AccountExists, PasswordWeak, UsernameUnfit
from taizhang.frame.models import Account

# Read out on the telephone: without 0/o, 1/i/l. Fifteen of them are more than anybody tries.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 3, 5


def open_account(username: str, *, password: str, display_name: str) -> Account:
    """A new account that can sign in. Raises AccountExists, UsernameUnfit or PasswordWeak."""
    return _opened(Account(username=username, display_name=display_name), password)


def open_with_given_password(username: str, *, display_name: str, at: datetime) -> tuple[Account, str]:
    """A new account, and the password that its owner exchanges for one of his own when he first signs in."""
    password = _new_password()
    account = Account(username=username, display_name=display_name)
    return _opened(account, password, given_at=at), password


def give_password(account: Account, *, at: datetime) -> str:
    """The account has this password and no other; every session of it has ended."""
    password = _new_password()
    account.set_password(password)
    account.password_given_at = at
    account.save(update_fields=["password", "password_given_at"])
    return password


def switch_off(account: Account) -> None:
    """Nobody signs in with the account, and who has is signed out by his next click."""
    account.is_active = False
    account.save(update_fields=["is_active"])


def switch_on(account: Account) -> None:
    """Its owner signs in again."""
    account.is_active = True
    account.save(update_fields=["is_active"])


def _opened(account: Account, password: str, *, given_at: datetime | None = None) -> Account:
    _check(account, password)
    account.set_password(password)
    account.password_given_at = given_at
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise AccountExists(account.username) from None
    return account


def _check(account: Account, password: str) -> None:
    try:
        account.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise UsernameUnfit(" ".join(error.messages)) from None
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise PasswordWeak(" ".join(error.messages)) from None


def _new_password() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
