"""Error pages: what happened, and what to do next. That of our own failure needs neither database nor session."""

import sys
from copy import copy
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from taizhang.frame import access


def _page(request: HttpRequest, status: HTTPStatus, title: str, explanation: str, remedy: str) -> HttpResponse:
    words = {"code": int(status), "title": title, "explanation": explanation, "remedy": remedy, "told": _told(request, status)}
    return render(request, "frame/error.html", words, status=status)


def _told(request: HttpRequest, status: HTTPStatus) -> str:
    """What the administrator will ask for where the failure is ours: when, and where."""
    return f"{timezone.localtime():%Y-%m-%d %H:%M:%S} {request.path}" if status == HTTPStatus.INTERNAL_SERVER_ERROR else ""


_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_AWAY = 60  # seconds after which whoever asks by himself may ask again


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is too large has its own words: nothing is wrong with it but its size."""
    if isinstance(exception, _TOO_MUCH):
        return too_large(request)
    return _page(request, HTTPStatus.BAD_REQUEST, _("The request was not understood"), _("The browser sent something that no page of ours asks for."),
                 _("Go back, load the page again and repeat what you did."))  # fmt: skip


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("That was too much at once"), _("Nothing of it was saved: what was sent is larger than one form may be."),
                 _("Go back, where your words still stand, and send less at once: fewer rows, or a long text as a file."))  # fmt: skip


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, HTTPStatus.FORBIDDEN, _("This page is not open to you"), _("Your account does not have the permission that it needs."),
                 _("Ask the administrator of your organisation, or sign in with another account."))  # fmt: skip


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return _page(request, HTTPStatus.NOT_FOUND, _("There is no such page"), _("The address is mistyped, what stood here has been removed, or it is not yours to see."),
                 _("Check the address, search for it by its name or code, or begin at the start."))  # fmt: skip


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own failure; of a database that is away, or being changed to another version, it says that it will be back."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _database_away(request)
    return _page(_of_nobody(request), HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong on our side"), _("What you entered was not saved."),
                 _("Try again in a minute; if it happens again, tell the administrator the time and the address."))  # fmt: skip


def _database_away(request: HttpRequest) -> HttpResponse:
    answer = _page(_of_nobody(request), HTTPStatus.SERVICE_UNAVAILABLE, _("The system is being maintained"), _("Its database does not answer just now. What you sent was not saved, and nothing that stood before is lost."),
                   _("Leave this page open and load it again in a minute; the browser offers to send your form once more. If it lasts, call the administrator."))  # fmt: skip
    answer["Retry-After"] = str(_AWAY)
    return answer


def _of_nobody(request: HttpRequest) -> HttpRequest:
    """The request without the account and the messages behind it: to ask for them may be what has just failed."""
    bare = copy(request)
    bare.user = AnonymousUser()
    vars(bare).pop("_messages", None)
    return bare


@access.open_to_everyone
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return _page(request, HTTPStatus.FORBIDDEN, _("The form has expired"), _("It was opened before you last signed in, or cookies are switched off."),
                 _("Go back, load the page again and send the form once more."))  # fmt: skip
