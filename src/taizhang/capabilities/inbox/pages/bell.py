"""How much is unread, in the bar above every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from taizhang.capabilities.inbox.queries import inbox


def context(request: HttpRequest) -> dict[str, Any]:
    """Asked for where a template shows it."""
    return {"unread": SimpleLazyObject(lambda: inbox.unread_count(request.user.pk or 0))}
