"""The way in: the first page that somebody may open, and has a reason to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string

from taizhang.frame import access, layout, manifest


@access.open_to_everyone
def home(request: HttpRequest) -> HttpResponse:
    """Leads on to where the modules want somebody to land: what stands on the others is asked first. Strangers are asked to sign in."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    modules = manifest.of(settings.MODULES)
    asked = [module for module in reversed(modules) if module.landing] + [module for module in modules if not module.landing]
    offered = (_offered(module, request) for module in asked)
    address = next(filter(None, offered), None) or next((link.url for link in layout.context(request)["navigation"]), None)
    return HttpResponseRedirect(address) if address else render(request, "frame/empty.html")


def _offered(module: manifest.Manifest, request: HttpRequest) -> str | None:
    if module.landing:
        address: str | None = import_string(module.landing)(request)
        return address
    return next((reverse(entry.url_name) for entry in module.navigation if request.user.has_perm(entry.permission)), None)
