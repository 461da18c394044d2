"""What every page shows around its content: navigation, languages, the size of text, version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from taizhang import __version__
from taizhang.frame import manifest

TEXT_SIZE = "text_size"
"""The cookie that keeps the choice of the size of text."""


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together; those without a title stand for themselves."""

    title: str
    links: tuple[Link, ...]

    @property
    def current(self) -> bool:
        return any(link.current for link in self.links)


def context(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. An error page may be shown before anybody is known: it has no navigation."""
    menu = list(_menu(_open_to(getattr(request, "user", None)), request.path))
    return _of_modules(request) | {
        "personal": [_link(entry, request.path) for entry in _personal(getattr(request, "user", None))],
        "top": _top(getattr(request, "user", None)),
        "navigation": [link for group in menu for link in group.links],
        "menu": menu,
        "languages": _languages(),
        "large_text": request.COOKIES.get(TEXT_SIZE) == "large",
        "version": __version__,
    }


def _of_modules(request: HttpRequest) -> dict[str, Any]:
    """What modules show in the bar above every page; strangers are shown nothing."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {}
    named = [module.context for module in manifest.of(settings.MODULES) if module.context]
    return {name: value for function in named for name, value in import_string(function)(request).items()}


def _top(account: Any) -> list[str]:
    if account is None or not account.is_authenticated:
        return []
    parts = [part for module in manifest.of(settings.MODULES) for part in module.top]
    return [part.template for part in parts if account.has_perm(part.permission)]


def _open_to(account: Any) -> list[manifest.Entry]:
    if account is None or not account.is_authenticated:
        return []
    entries = [entry for module in manifest.of(settings.MODULES) for entry in module.navigation]
    return [entry for entry in sorted(entries, key=lambda entry: entry.place) if account.has_perm(entry.permission)]


def _personal(account: Any) -> list[manifest.Entry]:
    if account is None or not account.is_authenticated:
        return []
    entries = [entry for module in manifest.of(settings.MODULES) for entry in module.personal]
    return [entry for entry in entries if account.has_perm(entry.permission)]


def _menu(entries: Sequence[manifest.Entry], path: str) -> Iterator[Group]:
    """Groups where their first entry stands: modules of one group need not be neighbours."""
    order = {title: place for place, title in reversed(list(enumerate(entry.group for entry in entries)))}
    for title, group in groupby(sorted(entries, key=lambda entry: order[entry.group]), key=lambda entry: entry.group):
        yield Group(_(title) if title else "", tuple(_link(entry, path) for entry in group))


def _link(entry: manifest.Entry, path: str) -> Link:
    url = reverse(entry.url_name)
    return Link(_(entry.title), url, current=path.startswith(url))


def _languages() -> list[dict[str, Any]]:
    current = get_language()
    names = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
    return [{"code": code, "name": name, "current": code == current} for code, name in names]
