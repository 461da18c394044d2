"""The choice of the size of text, kept in a cookie: some read better at 125 %."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from taizhang.frame import access, layout

_YEAR = 365 * 24 * 60 * 60


@access.open_to_everyone
def set_text_size(request: HttpRequest) -> HttpResponse:
    """Leads back to the page that it was chosen on; a size that we do not have changes nothing."""
    answer = HttpResponseRedirect(_back(request))
    size = request.POST.get("size")
    if size in {"usual", "large"}:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(layout.TEXT_SIZE, size, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
    return answer


def _back(request: HttpRequest) -> str:
    place = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(place, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return place if ours else "/"
