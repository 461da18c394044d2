"""Views of a list are shown beside it, saved, renamed and dropped."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.desk.actions import views
from taizhang.capabilities.desk.models import SavedView
from taizhang.capabilities.desk.queries.views import DESK, View, views_of_remembered
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused

_PLACES = ("after", "all")  # how far somebody has read says nothing of what he looks at


@dataclass(frozen=True, slots=True)
class Views:
    """What somebody keeps of a list, the one that is open now, and what the address asks: drawn by `template`."""

    address: str
    here: str
    views: list[View]
    template: str = "desk/_views.html"

    @property
    def current(self) -> View | None:
        return next((view for view in self.views if view.asked == self.here), None)


def of_list(request: HttpRequest, address: str, asked: str, record: bytes | None) -> Views:
    """Those of whoever asks, of the list at that address; a view of one ledger is offered at every other, too."""
    page = request.resolver_match.view_name if request.resolver_match else DESK
    return Views(address, asked.removeprefix("?"), views_of_remembered(record, request.user.pk or 0, page))


@access.needs("desk.read")
@require_POST
def save(request: access.Request) -> HttpResponse:
    """What the list was narrowed by stands under that name."""
    address = _list(request)
    pairs = [(name, value) for name, value in parse_qsl(request.POST.get("asked", "")) if name not in _PLACES]
    asked = urlencode(pairs)
    try:
        view = views.save_view(request.POST.get("name", ""), views.Wanted(asked, resolve(address).view_name), by=acting.by(request))
        messages.success(request, _("The view “%(name)s” has been saved.") % {"name": view.name})
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    return redirect(f"{address}?{asked}")


@access.needs("desk.read")
@require_POST
def rename(request: access.Request, key: str) -> HttpResponse:
    """One's own view is called otherwise."""
    view = _own(request, key)
    try:
        views.rename_view(view, request.POST.get("name", ""), by=acting.by(request))
        messages.success(request, _("The view is called “%(name)s” now.") % {"name": view.name})
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    return redirect(f"{_list(request)}?{view.asked}")


@access.needs("desk.read")
@require_POST
def drop(request: access.Request, key: str) -> HttpResponse:
    """One's own view is gone."""
    view = _own(request, key)
    views.drop_view(view, by=acting.by(request))
    messages.success(request, _("The view “%(name)s” has been dropped.") % {"name": view.name})
    return redirect(_list(request))


def _own(request: access.Request, key: str) -> SavedView:
    view = SavedView.objects.filter(key=key, account=request.user, dropped_on__isnull=True).first()
    if view is None:
        raise Http404
    return view


def _list(request: access.Request) -> str:
    """The list from which the form was sent; the desk, where it names no page of ours."""
    wanted = urlsplit(request.POST.get("of", "")).path if url_has_allowed_host_and_scheme(request.POST.get("of", ""), None) else ""
    try:
        return wanted if wanted and resolve(wanted) else reverse(DESK)
    except Resolver404:
        return reverse(DESK)
