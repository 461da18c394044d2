"""A question over the page, and the page that asks the same where there is no script."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.pages.design.shown import shown


@access.needs("frame.design")
def dialogs(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_dialogs")


@access.needs("frame.design")
def question(request: HttpRequest) -> HttpResponse:
    """An answer changes nothing here; the page says what was answered."""
    if request.method != "POST":
        return shown(request, "design_question")
    messages.success(request, _("Returned for correction. Here nothing was changed: this page only shows."))
    return redirect("frame:design_dialogs")
