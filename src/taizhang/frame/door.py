"""What stands between a request and its page: the session ends when it is left alone; a given password is exchanged, a demanded second
factor set up, before anything else; and what somebody typed while his session ended is kept for him."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from taizhang.frame import mfa
from taizhang.frame.models import Account

Answer = Callable[[HttpRequest], HttpResponseBase]

BEGAN, SEEN, FACTOR, KEPT = "began", "seen", "second_factor", "kept"
_NOTED_EVERY = 60  # seconds: a session is not written for each click
_OPEN = ("/account/", "/static/", "/language/", "/text-size/", "/healthz")
_KEPT_AT_MOST = 256 * 1024
_NEVER_KEPT = {"csrfmiddlewaretoken", "request"}


class Sessions:
    """A session that is left alone, or is too old, has ended. The cookie's age is the time that it may be left alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.session_key and request.user.is_authenticated:
            self._look(request, request.user)
        return self.get_response(request)

    def _look(self, request: HttpRequest, account: Account) -> None:
        now, session = int(time.time()), request.session
        signed_in = int(account.last_login.timestamp()) if account.last_login else 0  # nothing is written right after that
        began, seen = session.get(BEGAN, now), session.get(SEEN, signed_in)
        if now - began > settings.SESSION_AT_MOST or (seen and now - seen > settings.SESSION_COOKIE_AGE):
            logout(request)
        elif now - seen > _NOTED_EVERY:
            session[BEGAN], session[SEEN] = began, now


class Before:
    """Before anything else: a password of one's own, and a second factor where it is demanded."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and not request.path.startswith(_OPEN):
            if request.user.password_given_at is not None:
                return redirect("account_change_password")
            if _lacks_factor(request):
                return redirect("mfa_activate_totp")
        return self.get_response(request)


class KeepsWhatWasTyped(LoginRequiredMiddleware):
    """Who sends a form after his session has ended signs in again and finds what he had typed."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:  # type: ignore[override]
        address, following = reverse("account_login"), ""
        if request.method == "POST" and (typed := _typed(request)):
            request.session[KEPT] = {"path": request.get_full_path(), "typed": typed, "at": int(time.time())}
            following = reverse("kept")
        if request.headers.get("HX-Request"):  # the answer to a fragment would stand in the middle of the page
            to = urlencode({"next": following or _page_of(request)}, safe="/")
            return HttpResponse(status=204, headers={"HX-Redirect": f"{address}?{to}"})
        if following:
            return redirect(f"{address}?{urlencode({'next': following}, safe='/')}")
        return super().handle_no_permission(request, view_func)


def _lacks_factor(request: HttpRequest) -> bool:
    """Asked for once a session, where it is demanded at all."""
    if not settings.SECOND_FACTOR_FOR or request.session.get(FACTOR):
        return False
    if mfa.is_demanded_of(request.user) and not mfa.has(request.user):
        return True
    request.session[FACTOR] = True
    return False


def _typed(request: HttpRequest) -> list[list[str]]:
    """Without passwords, and without what is too long to be kept."""
    pairs = [[name, value] for name, values in request.POST.lists() for value in values if _may_be_kept(name)]
    return pairs if sum(len(name) + len(value) for name, value in pairs) <= _KEPT_AT_MOST else []


def _may_be_kept(name: str) -> bool:
    return name not in _NEVER_KEPT and "password" not in name


def _page_of(request: HttpRequest) -> str:
    """The page on which the fragment stands."""
    return request.htmx.current_url_abs_path or "/" if hasattr(request, "htmx") else "/"
