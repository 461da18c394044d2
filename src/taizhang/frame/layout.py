"""What every page shows around its content: navigation, languages, the size of text, version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from taizhang import __version__
from taizhang.frame import manifest
from taizhang.frame.addresses import address_of

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
    account = getattr(request, "user", None)
    may = _permissions(account)
    menu = list(_menu(_open_to(may), request.path))
    return _of_modules(request) | {
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),  # masked once for an answer, however many forms it has
        "personal": [_link(entry, request.path) for entry in _entries("personal") if entry.permission in may],
        "top": [part.template for part in _entries("top") if part.permission in may],
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


def _permissions(account: Any) -> frozenset[str]:
    """Those of the bar above the page that the account has: each is asked once, however many entries it opens."""
    if account is None or not account.is_authenticated:
        return frozenset()
    asked = {one.permission for kind in ("top", "personal", "navigation") for one in _entries(kind)}
    return frozenset(permission for permission in asked if account.has_perm(permission))


def _entries(kind: str) -> list[Any]:
    return [one for module in manifest.of(settings.MODULES) for one in getattr(module, kind)]


def _open_to(may: frozenset[str]) -> list[manifest.Entry]:
    return [entry for entry in sorted(_entries("navigation"), key=lambda entry: entry.place) if entry.permission in may]


def _menu(entries: Sequence[manifest.Entry], path: str) -> Iterator[Group]:
    """Groups where their first entry stands: modules of one group need not be neighbours."""
    order = {title: place for place, title in reversed(list(enumerate(entry.group for entry in entries)))}
    for title, group in groupby(sorted(entries, key=lambda entry: order[entry.group]), key=lambda entry: entry.group):
        yield Group(_(title) if title else "", tuple(_link(entry, path) for entry in group))


def _link(entry: manifest.Entry, path: str) -> Link:
    url = address_of(entry.url_name)
    return Link(_(entry.title), url, current=path.startswith(url))


def _languages() -> list[dict[str, Any]]:
    current = get_language()
    names = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
    return [{"code": code, "name": name, "current": code == current} for code, name in names]
