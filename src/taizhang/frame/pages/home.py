"""The way in: the first page that somebody may open."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from taizhang.frame import access, layout


@access.open_to_everyone
def home(request: HttpRequest) -> HttpResponse:
    """Leads on to the first entry of the navigation; strangers are asked to sign in."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    first = next(iter(layout.context(request)["navigation"]), None)
    return HttpResponseRedirect(first.url) if first else render(request, "frame/empty.html")
