"""Every page says who may open it: `needs("intake.upload")` or `open_to_everyone`. tests/house holds every address to it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import wraps
from importlib import import_module
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLResolver, include, path
from django_htmx.middleware import HtmxDetails

from taizhang.frame.models import Account

EVERYONE = "everyone"
SIGNED_IN = "signed-in"


class Request(HttpRequest):
    """A request that has passed `needs`: somebody is known to stand behind it."""

    user: Account
    htmx: HtmxDetails


View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def needs(permission: str) -> Callable[[View], View]:
    """The page opens to accounts that have `permission`; others are refused, strangers asked to sign in first."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        return _marked(guarded, permission)  # type: ignore[return-value]

    return guard


def open_to_everyone(view: View) -> View:
    """The page opens without signing in."""
    return _marked(login_not_required(view), EVERYONE)


def open_to_signed_in(view: View) -> View:
    """The page opens to every account."""
    return _marked(view, SIGNED_IN)


def open_to_api(view: View, permission: str) -> View:
    """The address answers in JSON, strangers too: it asks itself who they are."""
    return _marked(login_not_required(view), permission)


def declared(urls: str, *, offered: Collection[str]) -> list[Any]:
    """Those addresses of a package of others that we offer, by name. Its views guard themselves: each is marked as what it is."""
    return list(_offered(import_module(urls).urlpatterns, offered))


def _offered(patterns: Iterable[Any], offered: Collection[str]) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield path(str(pattern.pattern), include(list(_offered(pattern.url_patterns, offered))))
        elif pattern.name in offered:
            _marked(pattern.callback, EVERYONE if _is_open(pattern.callback) else SIGNED_IN)
            yield pattern


def _is_open(view: Callable[..., HttpResponseBase]) -> bool:
    return getattr(view, "login_required", True) is False


def _marked(view: View, permission: str) -> View:
    view.permission = permission  # type: ignore[attr-defined]
    return view
