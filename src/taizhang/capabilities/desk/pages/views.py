"""Views are saved, and dropped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.desk.actions import views
from taizhang.capabilities.desk.models import SavedView
from taizhang.capabilities.desk.pages.asked import asked_of
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused


@access.needs("desk.read")
@require_POST
def save(request: access.Request) -> HttpResponse:
    """What the desk was narrowed by stands under that name."""
    asked = asked_of(request.POST.dict()).address().removeprefix("?")
    try:
        view = views.save_view(request.POST.get("name", ""), asked, by=acting.by(request))
        messages.success(request, _("The view “%(name)s” has been saved.") % {"name": view.name})
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    return redirect(f"{reverse('desk:desk')}?{asked}")


@access.needs("desk.read")
@require_POST
def drop(request: access.Request, key: str) -> HttpResponse:
    """One's own view is gone."""
    view = SavedView.objects.filter(key=key, account=request.user, dropped_on__isnull=True).first()
    if view is None:
        raise Http404
    views.drop_view(view, by=acting.by(request))
    messages.success(request, _("The view “%(name)s” has been dropped.") % {"name": view.name})
    return redirect("desk:desk")
