"""The second factor: codes of an app on the telephone (TOTP, RFC 6238), and recovery codes for who has lost it."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

EVERYBODY = "everybody"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right: wait for the next one, and look at the clock of the telephone."),
        "cannot_delete_authenticator": _("Here everybody needs a second factor: set up a new one instead."),
    }

    def encrypt(self, text: str) -> str:
        """The keys of the apps are of no use to who has a copy of the database alone."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not where it is demanded."""
        return not is_demanded_of(authenticator.user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing here sends mail."""


def is_demanded_of(account: Any) -> bool:
    """Whether an account works only with a second factor: nobody's, everybody's, or that of those who have a permission."""
    demanded: str = settings.SECOND_FACTOR_FOR
    return bool(demanded) and (demanded == EVERYBODY or account.has_perm(demanded))


def has(account: Any) -> bool:
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


def _seal() -> Fernet:
    """Made of the secret key: with another key, second factors have to be set up anew."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()))
