"""What every page shows around its content: navigation, languages, version."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from taizhang import __version__
from taizhang.frame import manifest


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    current: bool


def context(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. An error page may be shown before anybody is known: it has no navigation."""
    return {"navigation": list(_navigation(request)), "languages": _languages(), "version": __version__}


def _navigation(request: HttpRequest) -> list[Link]:
    account = getattr(request, "user", None)
    entries = [entry for module in manifest.of(settings.MODULES) for entry in module.navigation]
    if account is None or not account.is_authenticated:
        return []
    return [_link(entry, request.path) for entry in entries if account.has_perm(entry.permission)]


def _link(entry: manifest.Entry, path: str) -> Link:
    url = reverse(entry.url_name)
    return Link(_(entry.title), url, current=path.startswith(url))


def _languages() -> list[dict[str, Any]]:
    current = get_language()
    names = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
    return [{"code": code, "name": name, "current": code == current} for code, name in names]
