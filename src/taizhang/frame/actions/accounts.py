"""Making accounts. Rules for passwords hold here, whoever calls."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taizhang.frame.errors import AccountExists, NotTheFirst, PasswordWeak, UsernameUnfit
from taizhang.frame.models import Account


def open_account(username: str, *, password: str, display_name: str) -> Account:
    """A new account that can sign in. Raises AccountExists, UsernameUnfit or PasswordWeak."""
    return _opened(Account(username=username, display_name=display_name), password)


@transaction.atomic
def open_first_administrator(username: str, *, password: str, display_name: str) -> Account:
    """The administrator of an installation that has none yet: afterwards administrators are made by administrators."""
    if Account.objects.filter(is_superuser=True).exists():
        raise NotTheFirst
    return _opened(Account(username=username, display_name=display_name, is_superuser=True, is_staff=True), password)


def _opened(account: Account, password: str) -> Account:
    _check(account, password)
    account.set_password(password)
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
