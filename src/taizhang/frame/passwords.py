"""What a password must be beside what Django asks: of two kinds of characters (GB/T 22239-2019 8.1.4.1)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class TwoKindsOfCharacters:
    """Letters, digits, others: two of the three kinds at least."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  the interface's own
        kinds = {"letter" if letter.isalpha() else "digit" if letter.isdecimal() else "other" for letter in password}
        if len(kinds) < 2:
            raise ValidationError(self.get_help_text(), code="password_of_one_kind")

    def get_help_text(self) -> str:
        return _("It must mix letters with digits or with other characters.")
