"""The choice of the size of text, kept in a cookie: some read better at 125 %."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from taizhang.frame import access, layout
from taizhang.frame.addresses import back_to

_YEAR = 365 * 24 * 60 * 60


@access.open_to_everyone
def set_text_size(request: HttpRequest) -> HttpResponse:
    """Leads back to the page that it was chosen on; a size that we do not have changes nothing."""
    answer = HttpResponseRedirect(back_to(request, request.POST.get("next", ""), "/"))
    size = request.POST.get("size")
    if size in {"usual", "large"}:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(layout.TEXT_SIZE, size, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
    return answer
