"""How we use allauth: accounts are made by administrators, nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  the interface's own
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Says nothing on top of the page: that somebody has come in or gone out, the page shows."""
