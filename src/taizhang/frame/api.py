"""The JSON door: one API for all modules, one shape of error, one way to page. Each module brings a router in its manifest.

An error is `{"error": {"code": "not-found", "message": "…", "remedy": "…"}}`, in the language of the request.
"""

from functools import wraps
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from taizhang.frame import access, manifest
from taizhang.kit.workdays import CalendarMissing


class Problem(Schema):
    """What was wrong, in words, and what to do."""

    code: str
    message: str
    remedy: str = ""


class Refusal(Schema):
    """The one shape of every error."""

    error: Problem


class Missing(HttpError):
    """There is no such thing, or none that the reader may see: he is told the same."""

    def __init__(self, what: str) -> None:
        super().__init__(404, what)


REFUSALS = {401: Refusal, 403: Refusal, 404: Refusal, 409: Refusal, 422: Refusal}


def build() -> NinjaAPI:
    """The API of this installation."""
    api = NinjaAPI(
        title="Taizhang",
        version="1",
        urls_namespace="api",
        auth=django_auth,
        docs_url=None,  # its pages would need scripts of other hosts
        openapi_url="openapi.json",
        description="The record: read endpoints. `on` is the day that is judged, `known_at` what had been recorded by then.",
    )
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _stranger)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(CalendarMissing, _no_calendar)
    for module in manifest.of(settings.MODULES):
        if module.api:
            api.add_router("", import_module(module.api).router)
    return api


def marked(patterns: list[Any], permission: str) -> list[Any]:
    """The addresses say who may open them, as pages do; strangers get an error in JSON instead of a form."""
    for pattern in patterns:
        described = pattern.name in ("api-root", "openapi-json")  # what the API is like tells nothing of the record
        view = pattern.callback if described else _guarded(pattern.callback, permission)
        pattern.callback = access.open_to_api(view, access.EVERYONE if described else permission)
    return patterns


def _guarded(view: Any, permission: str) -> Any:
    """Somebody who has signed in and has not the permission is refused in JSON; strangers the API refuses itself."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.has_perm(permission):
            return _answer(403, "not-permitted", _("Your account does not have the permission that it needs."), "")
        return view(request, *args, **kwargs)

    return guarded


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    said = "; ".join(f"{'.'.join(str(part) for part in problem['loc'][1:])}: {problem['msg']}" for problem in error.errors)
    return _answer(422, "invalid", said, _("Mend the parameter and ask again."))


def _stranger(_request: HttpRequest, _error: Any) -> HttpResponse:
    return _answer(401, "not-signed-in", _("You are not signed in."), _("Sign in, and send the session's cookie."))


def _no_calendar(_request: HttpRequest, error: Any) -> HttpResponse:
    """Nobody guesses which days of a year are worked: neither do we."""
    words = _("The official calendar of {year} is not known.").format(year=error.year)
    return _answer(
        409, "no-calendar", words, _("Ask for a day of a year that has been announced, or have the administrator enter the year.")
    )


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    codes: dict[int, str] = {403: "forbidden", 404: "not-found"}
    return _answer(error.status_code, codes.get(error.status_code, "refused"), str(error), "")


def _answer(status: int, code: str, message: str, remedy: str) -> HttpResponse:
    words = {"error": {"code": code, "message": message, "remedy": remedy}}
    return JsonResponse(words, status=status, json_dumps_params={"ensure_ascii": False})
