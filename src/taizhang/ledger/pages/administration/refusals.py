"""A verb that is refused comes back to its page with the words of the refusal; what was done already is not done again."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest

from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.pages import words
from taizhang.ledger.rules.refusals import Refused

T = TypeVar("T")


def told(request: HttpRequest, act: Callable[[], T], *, done: str = "") -> T | None:
    """What the verb gave, and `done` said to its reader; None where it was refused, which is said, too."""
    try:
        given = act()
    except AlreadyDone as again:
        messages.info(request, words.said(again.sentence))
        return None
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
        return None
    if done:
        messages.success(request, done)
    return given
